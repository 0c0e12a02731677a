import { connect } from 'node:net';

const answersWithinMs = 1_000;

/**
 * Whether the Redis process `pid` serves commands on this port: not while it still loads its file, and not when
 * another server was quicker to take the port.
 */
export const redisAnswers = (port: number, pid: number): Promise<boolean> =>
  new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write('INFO server\r\nPING\r\n'));
    const answer = (serves: boolean): void => {
      socket.destroy();
      resolve(serves);
    };
    socket.setTimeout(answersWithinMs, () => answer(false));
    // Nobody listens yet: the caller asks again.
    socket.on('error', () => answer(false));
    socket.on('close', () => answer(false));
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1');
      if (said.includes('-LOADING')) answer(false);
      else if (said.endsWith('+PONG\r\n')) answer(said.includes(`process_id:${pid}\r\n`));
    });
  });
