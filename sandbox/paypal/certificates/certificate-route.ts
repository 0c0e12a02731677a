import { known } from '../http/refusal.ts';
import { pathId, type PlainRoute } from '../http/route.ts';
import { certificatesPath } from './seal.ts';

/** `GET /v1/notifications/certs/<name>`: the certificate that a webhook's `PAYPAL-CERT-URL` names, as PEM. */
export const certificateRoute: PlainRoute = {
  method: 'GET',
  path: `${certificatesPath}/:id`,
  open: true,
  operations: () => ['certificate'],
  handle: async (call) => {
    const body = known(await call.world.seal.certificate(pathId(call)), 'certificate', pathId(call));
    return { status: 200, body };
  },
};
