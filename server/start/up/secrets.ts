import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const names = ['SERVICE_TOKEN', 'MEDIA_TOKEN_SECRET', 'SECRET_KEY', 'PUSH_KEY'] as const;

/** The secrets that the processes share: those of the environment, else made once and kept in `dataDir`, readable by the owner alone. */
export function ensureSecrets(dataDir: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const file = path.join(dataDir, 'secrets.json');
  const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const secrets = Object.fromEntries(names.map((name) => [name, kept[name] ?? randomBytes(32).toString('base64url')]));
  if (names.some((name) => kept[name] === undefined)) {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }
  const given = names.filter((name) => env[name]).map((name) => [name, env[name] ?? '']);
  return { ...secrets, ...Object.fromEntries(given) };
}
