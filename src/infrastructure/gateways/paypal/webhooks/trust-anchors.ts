import { type X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { certificatesIn } from './certificate-chain.ts';

let ofNode: readonly X509Certificate[] | undefined;

/** The authorities that Node trusts, read once; or those in `pem` alone, in the sandbox. */
export const trustAnchors = (pem: string | undefined): readonly X509Certificate[] => {
  if (pem !== undefined) return certificatesIn(pem);
  ofNode ??= certificatesIn(rootCertificates.join('\n'));
  return ofNode;
};
