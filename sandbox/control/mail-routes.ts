import { Router } from 'express';
import { type Steered, withoutBody } from './control-call.ts';

/** What arrived by mail, newest first; and an empty mailbox. */
export const mailRoutes = ({ mail }: Steered): Router => {
  const router = Router();
  router.get(
    '/mail',
    withoutBody(() => mail.letters()),
  );
  router.delete(
    '/mail',
    withoutBody(() => {
      mail.clear();
      return [];
    }),
  );
  return router;
};
