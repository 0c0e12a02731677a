import { type Collection, type Db } from 'mongodb';
import { type Mongo } from '#infrastructure/mongo/connection';

/** A process that is gone: whatever it would still have asked is not asked. */
export class Died extends Error {
  override readonly name = 'Died';
}

const commands = new Set(['findOne', 'insertOne', 'updateMany', 'updateOne', 'toArray']);

/** A database whose asker dies at its n-th command (from 0): before it is sent, or once it is done. */
export const dyingMongo = ({ db, ...rest }: Mongo, n: number, when: 'before' | 'after') => {
  let count = 0;
  let isDead = false;
  const mortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (of, name) => {
        const member: unknown = Reflect.get(of, name);
        if (typeof member !== 'function') return member;
        const call = (...args: unknown[]): unknown => Reflect.apply(member, of, args);
        if (!commands.has(String(name)))
          return (...args: unknown[]) => {
            const found = call(...args);
            return typeof found === 'object' && found !== null && 'toArray' in found ? mortal(found) : found;
          };
        return async (...args: unknown[]) => {
          const isLast = count === n;
          count += 1;
          if (isDead || (isLast && when === 'before')) {
            isDead = true;
            throw new Died(`at command ${n}`);
          }
          const done = await call(...args);
          isDead ||= isLast;
          if (isDead) throw new Died(`at command ${n}`);
          return done;
        };
      },
    });
  const dying = {
    ...rest,
    db: new Proxy(db, {
      get: (of, name) =>
        name === 'collection'
          ? (asked: string) => mortal<Collection>(of.collection(asked))
          : (Reflect.get(of, name) as unknown),
    }) satisfies Db,
  };
  return { mongo: dying as Mongo, hasDied: () => isDead };
};
