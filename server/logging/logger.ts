import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** Never written, however deep in a logged object: what would let a reader of logs act as somebody or know a secret. */
const secretFields = [
  'password',
  'pin',
  'token',
  'secret',
  'cookie',
  'authorization',
  'ballot',
  'choice',
  'choices',
  'signature',
  'blinded',
  'otp',
];

const redact = {
  paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`, `headers["set-${name}"]`]),
  censor: '[kept out]',
};

/**
 * The one logger of a process: JSON lines on standard output, times in ISO UTC. Parts take a child with their own fields:
 * `logger.child({ part: 'realtime' })`.
 */
export function createLogger(options: { level?: string; name?: string } = {}, destination?: DestinationStream): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: { process: options.name ?? 'server' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return destination ? pino(settings, destination) : pino(settings);
}

/** A logger that writes nothing, for tests and command-line tools. */
export const silentLogger: Logger = createLogger({ level: 'silent' });
