// Runs on a bare Node ≥ 20.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { done, fail, step } from './say.mjs';

export const project = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..');

const readPackages = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;

/** Whether node_modules holds just what package-lock.json says, whoever installed it. */
function isInstalled() {
  const record = path.join(project, 'node_modules/.package-lock.json');
  if (!fs.existsSync(record)) {
    return false;
  }
  const wanted = readPackages(path.join(project, 'package-lock.json'));
  const present = readPackages(record);
  const asWanted = ([place, { version, optional }]) =>
    place === '' || (present[place] ? present[place].version === version : optional === true);
  return Object.entries(wanted).every(asWanted) && Object.keys(present).every((place) => place in wanted);
}

/**
 * Installs the packages of package-lock.json when they aren't there yet.
 * @returns {boolean} whether they are there now.
 */
export function ensureInstalled() {
  if (isInstalled()) {
    return true;
  }
  step('Cài các gói phần mềm (npm ci), lần đầu mất khoảng một phút…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: project,
    stdio: ['ignore', 2, 2],
  });
  if (result.error || result.status !== 0) {
    fail(
      'Không cài được các gói phần mềm.',
      'Hãy kiểm tra đường tới kho gói npm (npm config get registry, npm ping) và dung lượng đĩa, rồi chạy lại.',
      String(result.error?.message ?? `npm ci kết thúc với mã ${result.status}`),
    );
    return false;
  }
  done('Đã cài xong các gói phần mềm');
  return true;
}
