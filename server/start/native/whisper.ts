import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BuildContext, Recipe } from './recipe.ts';

const require = createRequire(import.meta.url);

/** Compiler switches of whisper.cpp by the name that Linux gives the processor feature. */
const switches: Record<string, string> = {
  avx: 'AVX',
  avx2: 'AVX2',
  fma: 'FMA',
  f16c: 'F16C',
  bmi2: 'BMI2',
  avx512f: 'AVX512',
  avx512vbmi: 'AVX512_VBMI',
  avx512_vnni: 'AVX512_VNNI',
  avx512_bf16: 'AVX512_BF16',
};

function processorFeatures(): string[] {
  if (process.arch !== 'x64' || !fs.existsSync('/proc/cpuinfo')) {
    return [];
  }
  const line = fs.readFileSync('/proc/cpuinfo', 'utf8').match(/^flags\s*:(.*)$/m)?.[1] ?? '';
  const present = new Set(line.trim().split(/\s+/));
  return Object.keys(switches).filter((feature) => present.has(feature));
}

/**
 * On x64 the features are named one by one: "native" would compile AMX in, and an 8-bit model then crashes on virtual
 * machines that show AMX without allowing it.
 */
function featureFlags(features: string[]): string[] {
  return process.arch === 'x64'
    ? ['-DGGML_NATIVE=OFF', ...features.map((feature) => `-DGGML_${switches[feature]}=ON`)]
    : ['-DGGML_NATIVE=ON'];
}

async function build(context: BuildContext, source: string, features: string[], binaries: string[]): Promise<void> {
  const options = ['-DCMAKE_BUILD_TYPE=Release', '-DBUILD_SHARED_LIBS=OFF', '-DGGML_LLAMAFILE=ON'];
  const targets = ['-DWHISPER_BUILD_TESTS=OFF', '-DWHISPER_BUILD_EXAMPLES=ON', '-DWHISPER_BUILD_SERVER=ON'];
  const all = ['-S', source, '-B', context.work, '-G', 'Ninja', ...options, ...targets, ...featureFlags(features)];
  await context.run('cmake', all);
  await context.run('cmake', ['--build', context.work, '-j', String(context.jobs), '--target', ...binaries]);
  for (const name of binaries) {
    fs.copyFileSync(path.join(context.work, 'bin', name), path.join(context.out, name));
  }
}

/** The speech engine: whisper.cpp's own server and its voice activity detector, from the source inside nodejs-whisper. */
export function whisperRecipe(): Recipe {
  const manifest = require.resolve('nodejs-whisper/package.json');
  const { version } = require(manifest) as { version: string };
  const source = path.join(path.dirname(manifest), 'cpp/whisper.cpp');
  const features = processorFeatures();
  const binaries = ['whisper-server', 'whisper-vad-speech-segments'];
  return {
    id: 'whisper',
    version,
    cpu: [process.platform, process.arch, ...features].join(' '),
    revision: 1,
    inputs: [],
    binaries,
    packages: ['cmake', 'ninja-build', 'g++'],
    build: (context) => build(context, source, features, binaries),
  };
}
