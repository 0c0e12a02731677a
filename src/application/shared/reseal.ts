import { type Log } from './ports/log.ts';
import { type Metrics } from './ports/metrics.ts';
import { type Resealable, type SealedThing } from './ports/resealable.ts';
import { type SecretBox } from './ports/secret-box.ts';

type Ports = Readonly<{
  resealables: readonly Resealable[];
  secrets: SecretBox;
  log: Log;
  metrics: Metrics;
}>;

const batchMax = 100;

/**
 * Seals with the newest key what an older one of the ring has sealed, so that the older one can be taken off the ring. A
 * batch of each kind; gives how many things were sealed anew. With one key on the ring there is nothing to ask for.
 */
export const reseal = (ports: Ports) => async (): Promise<number> => {
  const { olderKeys } = ports.secrets;
  if (olderKeys.length === 0) return 0;
  let done = 0;
  for (const resealable of ports.resealables) {
    const found = await resealable.sealedWith(olderKeys, batchMax);
    ports.metrics.setGauge('sealed_with_older_key', { kind: resealable.kind }, found.length);
    for (const thing of found) if (await sealAnew(ports, resealable, thing)) done += 1;
  }
  if (done > 0) ports.log.info('resealed', { count: done });
  return done;
};

/** One that can't be opened is told of and left; the others must not wait for it. */
const sealAnew = async (
  { secrets, log }: Ports,
  resealable: Resealable,
  thing: SealedThing,
): Promise<boolean> => {
  const anew = (): SealedThing => ({
    ...thing,
    texts: Object.fromEntries(
      Object.entries(thing.texts).map(([place, text]) => [
        place,
        secrets.seal(secrets.open(text, thing.context), thing.context),
      ]),
    ),
  });
  let sealed: SealedThing;
  try {
    sealed = anew();
  } catch (error) {
    log.error('reseal-failed', { kind: resealable.kind, id: thing.id, error });
    return false;
  }
  return resealable.replace(sealed);
};
