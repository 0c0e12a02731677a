import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { maskSecrets } from '#application/shared/mask-secrets';
import { type Log, type LogFields } from '#application/shared/ports/log';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
export type PinoLog = Log &
  Readonly<{ /** Writes out what is still buffered; call it last. */ flush(): void }>;

/** Lines are gathered up to this many bytes, but none waits longer than this: a write per line would cost more than the line. */
const bufferBytes = 4096;
const flushEveryMs = 500;

/** JSON lines on standard output. Everything is masked before pino sees it. */
export const pinoLog = ({
  level,
  to,
}: Readonly<{ level: LogLevel; /** In place of standard output. */ to?: DestinationStream }>): PinoLog => {
  const buffered = to
    ? undefined
    : destination({ dest: 1, sync: false, minLength: bufferBytes, periodicFlush: flushEveryMs });
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    to ?? buffered ?? destination(1),
  );
  return { ...logOn(logger), flush: () => buffered?.flushSync() };
};

const logOn = (logger: Logger): Log => {
  const writer = (level: 'debug' | 'info' | 'warn' | 'error') => (event: string, fields?: LogFields) => {
    if (logger.isLevelEnabled(level)) logger[level](maskSecrets(fields ?? {}), maskSecrets(event) as string);
  };
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    child: (fields) => logOn(logger.child(maskSecrets(fields) as LogFields)),
  };
};
