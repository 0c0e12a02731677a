import { type Listener } from './wire-tap.ts';

/** Names every command in Redis's protocol: arrays of texts, each told its length beforehand (redis.io, "RESP"). */
export const redisListener = (heard: (command: string) => void): Listener => {
  let pending: Buffer = Buffer.alloc(0);
  return (piece) => {
    pending = pending.length === 0 ? piece : Buffer.concat([pending, piece]);
    for (;;) {
      const command = readCommand(pending);
      if (command === undefined) return;
      heard(command.name);
      pending = pending.subarray(command.end);
    }
  };
};

const readCommand = (bytes: Buffer): Readonly<{ name: string; end: number }> | undefined => {
  let at = 0;
  const line = (): number | undefined => {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const value = Number(bytes.toString('latin1', at + 1, end));
    at = end + 2;
    return value;
  };
  const parts = line();
  if (parts === undefined) return undefined;
  let name = '';
  for (let part = 0; part < parts; part += 1) {
    const length = line();
    if (length === undefined || bytes.length < at + length + 2) return undefined;
    if (part === 0) name = bytes.toString('latin1', at, at + length).toLowerCase();
    at += length + 2;
  }
  return { name, end: at };
};
