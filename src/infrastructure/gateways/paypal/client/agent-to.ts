import { Agent } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { connect as connectSecure } from 'node:tls';

/**
 * The official client knows PayPal's own addresses and takes no other. So where `base` leads elsewhere it is the
 * connections that do; the client is none the wiser.
 */
export const agentTo = (base: string | undefined): Agent => {
  const agent = new Agent({ keepAlive: true });
  if (base === undefined) return agent;
  const { protocol, hostname, port } = new URL(base);
  const host = hostname.replace(/^\[|\]$/g, '');
  agent.createConnection = () =>
    protocol === 'http:'
      ? connectPlain({ host, port: Number(port || 80) })
      : connectSecure({ host, port: Number(port || 443), servername: host });
  return agent;
};
