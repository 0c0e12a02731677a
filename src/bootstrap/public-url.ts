import { type Config } from './config.ts';

/** What begins the links we hand out, without a slash at its end; where nobody has said, the place we listen on. */
export const publicUrlOf = ({
  PUBLIC_URL,
  HOST,
  PORT,
}: Pick<Config, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string => PUBLIC_URL ?? `http://${HOST}:${PORT}`;
