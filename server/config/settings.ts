import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const positive = z.coerce.number().int().positive();
const text = z.string().trim().min(1);
const secret = z.string().min(32);
const postgres = text.regex(/^postgres(ql)?:\/\//, 'postgresql://…');
const flag = z.enum(['0', '1']);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Treats an empty variable as one that isn't set, as `.env` files and container tools write it. */
export function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(env).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== '');
  return Object.fromEntries(given);
}

const network = {
  HTTP_HOST: text
    .default('127.0.0.1')
    .describe('Address of the plain HTTP server; loopback, or where a proxy reaches it'),
  HTTP_PORT: port.default(8080).describe('Port of the plain HTTP server'),
  HTTPS_HOST: text.default('0.0.0.0').describe('Address of the HTTPS server for the tablets'),
  HTTPS_PORT: port.default(8443).describe('Port of the HTTPS server for the tablets'),
  INTERNAL_PORT: port.default(8081).describe('Loopback port on which media and recorder reach the server'),
  PUBLIC_URL: z.url().optional().describe('Address that people type or scan; found out from the network when absent'),
  TRUST_PROXY: text.optional().describe('Proxies whose X-Forwarded-For is believed (addresses, comma separated)'),
  TLS_CERT: text.optional().describe('PEM file of a given certificate chain; a local CA is made when absent'),
  TLS_KEY: text.optional().describe('PEM file of the key that belongs to TLS_CERT'),
  TLS_AUTHORITY: text
    .optional()
    .describe('PEM file of the local CA that /trust shows; `npm start` sets it when it made one'),
  SIGNING_AUTHORITIES: text
    .optional()
    .describe('PEM file of the authorities whose certificates voters sign with, where a rule profile asks for it'),
  TRUST_PORT: port.default(8088).describe('Plain HTTP port for the LAN that shows only how to trust the local CA'),
};

const storage = {
  DATABASE_URL: postgres.optional().describe('PostgreSQL ≥ 15; the embedded PostgreSQL 17 is used when absent'),
  DATABASE_POOL: positive.default(10).describe('Connections that one process keeps to the database'),
  DATA_DIR: text
    .default('data')
    .describe('Folder of everything that must be kept: database, files, keys, logs; servers on one database share it'),
  UPLOAD_MAX_BYTES: positive.default(104_857_600).describe('Largest paper that may be uploaded, in bytes'),
  UPLOAD_MAX_PAGES: positive.default(2_000).describe('Most pages that a paper may have'),
  UPLOAD_TIMEOUT_S: positive
    .default(3_600)
    .describe('Longest time that one request (a paper, a slice of a recording) may take to arrive, in seconds'),
};

const secrets = {
  SERVICE_TOKEN: secret.optional().describe('Shared by server, media and recorder; `npm start` makes one and keeps it'),
  MEDIA_TOKEN_SECRET: secret
    .optional()
    .describe('Signs the short-lived media tokens; `npm start` makes one and keeps it'),
  SECRET_KEY: secret
    .optional()
    .describe('Encrypts second-factor seeds and keys at rest; `npm start` makes one and keeps it'),
  PUSH_KEY: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional()
    .describe('Private VAPID key of web push (32 bytes, base64url); `npm start` makes one and keeps it'),
};

const media = {
  MEDIA_SIGNAL_PORT: port
    .default(8082)
    .describe('Loopback port of the media process; the server forwards /media to it'),
  MEDIA_PORT: port
    .default(44_444)
    .describe('UDP and TCP port for sound and picture; each further worker takes the next one'),
  MEDIA_LISTEN_ADDRESS: text.optional().describe('Address that the media port binds; every LAN address when absent'),
  MEDIA_ANNOUNCED_ADDRESS: text.optional().describe('Address told to clients when the machine is behind NAT'),
  CAPTURE_PORT: port.default(8083).describe('Loopback port of the recorder that writes the tracks down'),
  MEDIASOUP_WORKER_BIN: text
    .optional()
    .describe('Path of the media worker; the one that `npm start` fetched or built when absent'),
  MEDIA_WORKERS: positive.optional().describe('Media workers; one per core when absent'),
  TURN_URLS: list.optional().describe('TURN servers told to clients, comma separated'),
  TURN_SECRET: text.optional().describe('Shared secret of the TURN servers (time-limited credentials)'),
};

const speech = {
  SPEECH_URL: z.url().optional().describe('OpenAI-compatible transcription address instead of the own engine'),
  SPEECH_API_KEY: text.optional().describe('Key for SPEECH_URL'),
  SPEECH_MODEL: text
    .optional()
    .describe('Model name, or path of a whisper.cpp model; the committed base model when absent'),
  SPEECH_LANGUAGE: text.default('vi').describe('Language of the meetings (ISO 639-1), or auto'),
  SPEECH_THREADS: positive
    .optional()
    .describe('Threads of the own engine; half of the cores, but two if there are two, when absent'),
  LANGUAGE_MODEL_URL: z
    .url()
    .optional()
    .describe('OpenAI-compatible address that may condense opinions; off when absent'),
  LANGUAGE_MODEL_NAME: text.optional().describe('Model name at LANGUAGE_MODEL_URL'),
  LANGUAGE_MODEL_KEY: text.optional().describe('Key for LANGUAGE_MODEL_URL'),
};

const people = {
  OIDC_ISSUER: z.url().optional().describe('Single sign-on: address of the OpenID provider'),
  OIDC_CLIENT_ID: text.optional().describe('Single sign-on: client id'),
  OIDC_CLIENT_SECRET: text.optional().describe('Single sign-on: client secret'),
  SMTP_URL: text.optional().describe('Mail server for invitations and reminders (smtp://user:password@host:port)'),
  PUSH_HOSTS: list
    .default(['fcm.googleapis.com', '.push.services.mozilla.com', '.push.apple.com', '.notify.windows.com'])
    .describe('Push services that devices may be reached by, comma separated; a leading dot takes in subdomains'),
  MAIL_FROM: text.default('Nghị Sự <no-reply@localhost>').describe('Sender of mail'),
};

const running = {
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production').describe('Kind of run'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('Least level logged'),
  PRACTICE: flag.default('1').describe('1 loads the practice meeting at the first start, 0 leaves the database empty'),
  NGHISU_CACHE: text.optional().describe('Folder of natively built parts; ~/.cache/nghi-su when absent'),
};

/** Every environment variable the product reads, with its default and meaning; README's table is made from it. */
export const environment = z.object({
  ...running,
  ...network,
  ...storage,
  ...secrets,
  ...media,
  ...speech,
  ...people,
});

export type Environment = z.infer<typeof environment>;
