/** The URL by which this machine reaches a server of ours, wherever that was told to listen. */
export const localUrl = (host: string, port: number): string => {
  const everywhere = host === '0.0.0.0' || host === '::' || host === '';
  const reached = everywhere ? '127.0.0.1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
};
