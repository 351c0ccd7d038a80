import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { type Environment, environment, withoutEmpty } from './settings.ts';

/** The environment is wrong; `problems` says in one line per variable what is. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`invalid configuration: ${problems.join('; ')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Read at a terminal by whoever installs the product. */
const inVietnamese = z.locales.vi().localeError;

const groups = [
  ['TLS_CERT', 'TLS_KEY'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const satisfies (keyof Environment)[][];

function halfGivenGroups(env: Environment): string[] {
  return groups
    .filter((group) => {
      const given = group.filter((name) => env[name] !== undefined).length;
      return given > 0 && given < group.length;
    })
    .map((group) => `${group.join(', ')}: phải đặt đủ, hoặc không đặt biến nào`);
}

function parse(env: NodeJS.ProcessEnv): Environment {
  const parsed = environment.safeParse(withoutEmpty(env), { error: inVietnamese });
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const halves = halfGivenGroups(parsed.data);
  if (halves.length > 0) {
    throw new ConfigError(halves);
  }
  return parsed.data;
}

/** Secrets that a single process may make up for itself; several processes must be given the same ones. */
const madeUp = (given: string | undefined): string => given ?? randomBytes(32).toString('base64url');

function networkOf(env: Environment) {
  return {
    http: { host: env.HTTP_HOST, port: env.HTTP_PORT },
    https: { host: env.HTTPS_HOST, port: env.HTTPS_PORT },
    internal: { host: '127.0.0.1', port: env.INTERNAL_PORT },
    publicUrl: env.PUBLIC_URL,
    trustProxy: env.TRUST_PROXY,
    tls: env.TLS_CERT && env.TLS_KEY ? { certFile: env.TLS_CERT, keyFile: env.TLS_KEY } : undefined,
    trustPort: env.TRUST_PORT,
    signingAuthorities: env.SIGNING_AUTHORITIES,
    trust: env.TLS_AUTHORITY ? { authorityFile: env.TLS_AUTHORITY, port: env.TRUST_PORT } : undefined,
  };
}

function storageOf(env: Environment) {
  const dataDir = path.resolve(env.DATA_DIR);
  return {
    dataDir,
    database: { url: env.DATABASE_URL, pool: env.DATABASE_POOL },
    files: {
      dir: path.join(dataDir, 'files'),
      uploadMaxBytes: env.UPLOAD_MAX_BYTES,
      uploadMaxPages: env.UPLOAD_MAX_PAGES,
      uploadTimeoutMs: env.UPLOAD_TIMEOUT_S * 1_000,
    },
  };
}

function partsOf(env: Environment) {
  return {
    media: {
      signalPort: env.MEDIA_SIGNAL_PORT,
      port: env.MEDIA_PORT,
      listenAddress: env.MEDIA_LISTEN_ADDRESS,
      announcedAddress: env.MEDIA_ANNOUNCED_ADDRESS,
      workers: env.MEDIA_WORKERS,
      workerBin: env.MEDIASOUP_WORKER_BIN,
      turn: env.TURN_URLS ? { urls: env.TURN_URLS, secret: env.TURN_SECRET } : undefined,
    },
    capture: { port: env.CAPTURE_PORT },
    speech: {
      url: env.SPEECH_URL,
      apiKey: env.SPEECH_API_KEY,
      model: env.SPEECH_MODEL,
      threads: env.SPEECH_THREADS,
      language: env.SPEECH_LANGUAGE,
    },
    languageModel: env.LANGUAGE_MODEL_URL
      ? { url: env.LANGUAGE_MODEL_URL, name: env.LANGUAGE_MODEL_NAME, key: env.LANGUAGE_MODEL_KEY }
      : undefined,
    oidc:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
        ? { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET }
        : undefined,
    mail: { url: env.SMTP_URL, from: env.MAIL_FROM },
    push: { key: madeUp(env.PUSH_KEY), hosts: env.PUSH_HOSTS },
  };
}

/**
 * Reads and checks the whole environment once; nothing else in the server reads `process.env`.
 * @throws {ConfigError} naming every variable that is wrong.
 */
export function loadConfig(given: NodeJS.ProcessEnv = process.env) {
  const env = parse(given);
  return {
    kind: env.NODE_ENV,
    logLevel: env.LOG_LEVEL,
    practice: env.PRACTICE === '1',
    secrets: {
      serviceToken: madeUp(env.SERVICE_TOKEN),
      mediaToken: madeUp(env.MEDIA_TOKEN_SECRET),
      key: madeUp(env.SECRET_KEY),
    },
    ...networkOf(env),
    ...storageOf(env),
    ...partsOf(env),
  };
}

export type Config = ReturnType<typeof loadConfig>;

/** One row per variable for README: name, default ('' when there is none), meaning. */
export function settingsTable(): { name: string; standard: string; meaning: string }[] {
  const schema = z.toJSONSchema(environment, { io: 'input' });
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { default: standard, description } = property as { default?: unknown; description?: string };
    return { name, standard: standard === undefined ? '' : String(standard), meaning: description ?? '' };
  });
}
