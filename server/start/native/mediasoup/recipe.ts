import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { BuildContext, Recipe } from '../recipe.ts';
import { buildSrtp } from './srtp.ts';

const require = createRequire(import.meta.url);
const name = 'mediasoup-worker';
const downloadTimeoutMs = 5_000;

/** mediasoup names its prebuilt workers by system, processor and the kernel's major version. */
function prebuiltUrl(version: string): string {
  const kernel = os.platform() === 'linux' ? `-kernel${os.release().split('.')[0]}` : '';
  const file = `${name}-${version}-${os.platform()}-${os.arch()}${kernel}.tgz`;
  return `https://github.com/versatica/mediasoup/releases/download/${version}/${file}`;
}

/** A worker started without its parent complains and leaves; one that lacks a library can't even be loaded. */
function canRun(binary: string): boolean {
  const { status, stderr } = spawnSync(binary, [], { encoding: 'utf8', timeout: 5_000 });
  return status !== null && status !== 127 && !/error while loading|version .* not found/.test(stderr);
}

async function download(context: BuildContext, version: string): Promise<boolean> {
  try {
    const answer = await fetch(prebuiltUrl(version), { signal: AbortSignal.timeout(downloadTimeoutMs) });
    if (!answer.ok) {
      return false;
    }
    const archive = path.join(context.work, 'prebuilt.tgz');
    fs.writeFileSync(archive, Buffer.from(await answer.arrayBuffer()));
    await context.run('tar', ['xzf', archive, '-C', context.out, name]);
    return canRun(path.join(context.out, name));
  } catch {
    return false;
  }
}

async function compile(context: BuildContext, source: string): Promise<void> {
  const srtp = await buildSrtp(context);
  const build = path.join(context.work, 'build');
  const options = [`-DMEDIASOUP=${source}`, ...(srtp ? [`-DSRTP_ROOT=${srtp}`] : [])];
  await context.run('cmake', ['-G', 'Ninja', '-S', import.meta.dirname, '-B', build, ...options]);
  await context.run('ninja', ['-C', build, '-j', String(context.jobs)]);
  const result = path.join(context.out, name);
  fs.copyFileSync(path.join(build, name), result);
  await context.run('strip', [result]);
}

/** The media worker: mediasoup's own binary when it can be fetched, else built from the installed package's source. */
export function mediasoupRecipe(): Recipe {
  const manifest = path.join(path.dirname(require.resolve('mediasoup')), '../../package.json');
  const { version } = require(manifest) as { version: string };
  const own = ['CMakeLists.txt', 'shim/srtp.h', 'shim/ankerl/unordered_dense.h'];
  const tools = ['cmake', 'ninja-build', 'g++', 'pkg-config', 'flatbuffers-compiler'];
  const libraries = ['libssl-dev', 'libuv1-dev', 'libabsl-dev', 'libflatbuffers-dev', 'libsrtp2-dev'];
  return {
    id: 'mediasoup',
    version,
    cpu: `${process.platform} ${process.arch}`,
    revision: 1,
    inputs: own.map((file) => path.join(import.meta.dirname, file)),
    binaries: [name],
    packages: [...tools, ...libraries],
    prebuilt: (context) => download(context, version),
    build: (context) => compile(context, path.dirname(manifest)),
  };
}
