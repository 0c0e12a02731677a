import { type Listener } from './wire-tap.ts';

/** All commands come as OP_MSG; only the first greeting of a new connection may be older. */
const opcodeAt = 12;
const opMsg = 2013;
/** OP_MSG: a header of 16 bytes, flags, the kind of the first section, the length of its document, the type of its first field. */
const firstFieldType = 25;
const nameStart = 26;
const stringType = 2;

/** Names every command in MongoDB's wire protocol: what it does and to which collection. */
export const mongoListener = (heard: (command: string) => void): Listener => {
  let pending: Buffer = Buffer.alloc(0);
  return (piece) => {
    pending = pending.length === 0 ? piece : Buffer.concat([pending, piece]);
    while (pending.length >= 4) {
      const length = pending.readInt32LE(0);
      if (pending.length < length) return;
      heard(commandOf(pending.subarray(0, length)));
      pending = pending.subarray(length);
    }
  };
};

const commandOf = (message: Buffer): string => {
  if (message.readInt32LE(opcodeAt) !== opMsg) return 'hello';
  const nameEnd = message.indexOf(0, nameStart);
  const name = message.toString('latin1', nameStart, nameEnd);
  if (message[firstFieldType] !== stringType) return name;
  const textStart = nameEnd + 5;
  return `${name} ${message.toString('latin1', textStart, message.indexOf(0, textStart))}`;
};
