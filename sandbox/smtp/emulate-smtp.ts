import { randomUUID } from 'node:crypto';
import { type AddressInfo, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createCollection } from '../collection.ts';
import { type Surroundings } from '../emulator.ts';
import { deliver } from './fault-effects.ts';
import { type Letter } from './letter.ts';
import { readLetter } from './read-letter.ts';
import { refuseRecipient } from './refuse-recipient.ts';

/** A mail server that delivers nothing: what it takes stays in its mailbox. */
export type PostOffice = {
  readonly name: string;
  /** The names of what a fault can be aimed at. */
  readonly operations: readonly string[];
  /** Takes host and port (0 for any free one) and gives its address once it accepts connections. */
  readonly listen: (host: string, port: number) => Promise<string>;
  /** Newest first. */
  readonly letters: () => readonly Letter[];
  readonly clear: () => void;
  readonly stop: () => Promise<void>;
};

const operation = 'deliver';

/** Gives a mail server in plain SMTP, without a login. */
export const emulateSmtp = ({ clock, journal, faults }: Surroundings): PostOffice => {
  const letters = createCollection<Letter>(journal, 'smtp-letter');
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1,
    logger: false,
    onRcptTo: ({ address }, _session, callback) => callback(refuseRecipient(address)),
    onData: (raw, session, callback) => {
      const at = new Date(clock.nowMs()).toISOString();
      readLetter(raw, session, { id: `mail_${randomUUID()}`, at })
        .then((letter) =>
          deliver(faults.next('smtp', [operation]), {
            keep: () => void letters.put(letter),
            answer: (error) => {
              journal.flush();
              callback(error);
            },
            socket: sockets.get(session.remotePort),
          }),
        )
        .catch(callback);
    },
  });
  server.on('error', (error) => console.error('sandbox: smtp', error));
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  return {
    name: 'smtp',
    operations: [operation],
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.server.once('error', reject);
        server.listen(port, host, () => {
          server.server.off('error', reject);
          resolve(`smtp://${host}:${(server.server.address() as AddressInfo).port}`);
        });
      }),
    letters: () => [...letters.newestFirst()],
    clear: () => {
      for (const { id } of letters.all()) letters.remove(id);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
};
