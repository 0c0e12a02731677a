import { type FormSigner } from '#application/shared/ports/form-signer';
import { type KeyRing } from './aes-secret-box.ts';
import { derivedMacs } from './derived-macs.ts';

/** `<name>.<mac of place and name>`. A name holds no dot. */
export const hmacFormSigner = ({ ring }: { ring: KeyRing }): FormSigner => {
  const macs = derivedMacs(ring, 'forms');
  const signed = (place: string, name: string): string => JSON.stringify([place, name]);
  return {
    sign: (place, name) => `${name}.${macs.of(signed(place, name))}`,
    read: (place, field) => {
      const [name = '', mac = '', ...more] = field.split('.');
      return more.length === 0 && name !== '' && macs.fits(signed(place, name), mac) ? name : undefined;
    },
  };
};
