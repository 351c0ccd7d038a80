import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StepFailed } from '../stepFailed.ts';
import { schemaFiles } from './schemaFile.ts';

const require = createRequire(import.meta.url);
const project = path.resolve(import.meta.dirname, '../../..');
const stampFile = path.join(project, 'prisma/generated/.made-from');

function stamp(): string {
  const { version } = require('prisma/package.json') as { version: string };
  return createHash('sha256').update(version).update(JSON.stringify(schemaFiles())).digest('hex');
}

/**
 * Makes the Prisma client in prisma/generated when the schema or Prisma changed since; true when it was made now.
 * @throws with Prisma's own words when the schema is wrong.
 */
export function ensurePrismaClient(): boolean {
  const wanted = stamp();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === wanted) {
    return false;
  }
  const command = path.join(path.dirname(require.resolve('prisma/package.json')), 'build/index.js');
  const done = spawnSync(process.execPath, [command, 'generate', '--no-hints'], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  });
  if (done.status !== 0) {
    throw new StepFailed('prismaClient', `prisma generate:\n${done.stdout}\n${done.stderr}`);
  }
  fs.writeFileSync(stampFile, wanted);
  return true;
}
