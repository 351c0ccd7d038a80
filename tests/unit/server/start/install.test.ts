import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const bare = path.resolve(import.meta.dirname, '../../../../server/start/bare');
const lockOf = (version: string): string =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/a': { version },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    },
  });

describe('installing', () => {
  let dir: string;

  /** Asks the real script in a project of its own whose `npm` only writes down that it was called. */
  function ensure(): boolean {
    const script = `import('./server/start/bare/install.mjs').then((m) => process.exit(m.ensureInstalled() ? 0 : 1))`;
    execFileSync(process.execPath, ['-e', script], {
      cwd: dir,
      env: { PATH: `${dir}/bin:${process.env.PATH}` },
      stdio: 'ignore',
    });
    const called = fs.existsSync(path.join(dir, 'called'));
    fs.rmSync(path.join(dir, 'called'), { force: true });
    return called;
  }

  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-install-'));
    fs.cpSync(bare, path.join(dir, 'server/start/bare'), { recursive: true });
    fs.mkdirSync(path.join(dir, 'bin'));
    fs.mkdirSync(path.join(dir, 'node_modules'));
    fs.writeFileSync(path.join(dir, 'package-lock.json'), lockOf('1.0.0'));
    fs.writeFileSync(path.join(dir, 'bin/npm'), `#!/bin/sh\ntouch "${dir}/called"\n`, { mode: 0o755 });
  });
  afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

  it('[START-7] happens when nothing is there', () => {
    expect(ensure()).toBe(true);
  });

  it('[START-7] happens when another version is there, and not when all is as locked', () => {
    const record = path.join(dir, 'node_modules/.package-lock.json');
    fs.writeFileSync(record, JSON.stringify({ packages: { 'node_modules/a': { version: '0.9.0' } } }));
    expect(ensure()).toBe(true);
    fs.writeFileSync(record, JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    expect(ensure()).toBe(false);
  });
});
