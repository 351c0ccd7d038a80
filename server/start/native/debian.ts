import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Packages that aren't there and can't be installed by us; `command` is what an administrator should run. */
export class PackagesMissing extends Error {
  readonly command: string;

  constructor(packages: string[], reason: string) {
    const command = `sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
    super(`${reason}; run: ${command}`);
    this.name = 'PackagesMissing';
    this.command = command;
  }
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '$' + '{Status}', name], { encoding: 'utf8' });
  return stdout?.includes('ok installed') ?? false;
}

/** Those of the given Debian packages that this machine lacks. */
export const missingPackages = (names: string[]): string[] => names.filter((name) => !isInstalled(name));

/**
 * Installs what is missing, when started by root on a Debian-like system.
 * @throws {PackagesMissing} with the exact command otherwise.
 */
export function ensurePackages(names: string[], log: number | 'inherit' = 'inherit'): void {
  const missing = missingPackages(names);
  if (missing.length === 0) {
    return;
  }
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) {
    throw new PackagesMissing(missing, 'packages are missing');
  }
  const options = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=600'];
  const quiet = { stdio: ['ignore', log, log] as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', [...options, 'update'], { ...quiet, stdio: [...quiet.stdio] });
  const install = [...options, 'install', '--no-install-recommends', ...missing];
  const done = spawnSync('apt-get', install, { ...quiet, stdio: [...quiet.stdio] });
  if (done.status !== 0) {
    throw new PackagesMissing(missing, 'apt-get could not install packages');
  }
}
