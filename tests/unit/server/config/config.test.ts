import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, settingsTable } from '#server/config/config.ts';

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [String(error)];
  }
}

describe('the environment', () => {
  it('[START-1] is enough when it is empty', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ kind: 'production', practice: true, http: { host: '127.0.0.1', port: 8080 } });
    expect(config.database.url).toBeUndefined();
    expect(config.tls).toBeUndefined();
  });

  it('[START-1] is told all that is wrong at once, a line for each variable', () => {
    const problems = problemsOf({ HTTP_PORT: 'eighty', HTTPS_PORT: '70000', LOG_LEVEL: 'loud' });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['LOG_LEVEL', 'HTTP_PORT', 'HTTPS_PORT']);
  });

  it.each([
    [{ TLS_CERT: '/a.pem' }, 'TLS_CERT, TLS_KEY'],
    [{ OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'x' }, 'OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET'],
  ])('[START-1] may not give half of what belongs together: %o', (env, group) => {
    expect(problemsOf(env)).toEqual([`${group}: phải đặt đủ, hoặc không đặt biến nào`]);
  });

  it('[START-1] may hold empty variables, which count as absent', () => {
    expect(loadConfig({ DATABASE_URL: '', HTTP_PORT: ' ' })).toEqual(
      expect.objectContaining({ http: { host: '127.0.0.1', port: 8080 } }),
    );
  });

  it('[START-1] refuses a database that isn’t PostgreSQL', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://root@db/x' })).toEqual(['DATABASE_URL: postgresql://…']);
  });

  it('[START-1] refuses secrets that are too short to be secret', () => {
    expect(problemsOf({ SERVICE_TOKEN: 'short' })).toHaveLength(1);
  });

  it('[START-1] has a meaning for each variable', () => {
    expect(settingsTable().filter(({ meaning }) => meaning.length < 10)).toEqual([]);
  });
});
