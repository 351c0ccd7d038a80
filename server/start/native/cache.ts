import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mediasoupRecipe } from './mediasoup/recipe.ts';
import type { Recipe } from './recipe.ts';
import { whisperRecipe } from './whisper.ts';

/** Folder of all natively built parts on this machine; it outlives node_modules and clones. */
export function cacheDir(): string {
  const standard = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return process.env.NGHISU_CACHE || path.join(standard, 'nghi-su');
}

/** All parts that are built natively, in the order in which they are wanted. */
export const recipes = (): Recipe[] => [whisperRecipe(), mediasoupRecipe()];

/** The system's release: a binary is linked against its libraries. */
function systemRelease(): string {
  try {
    const release = fs.readFileSync('/etc/os-release', 'utf8');
    return [...release.matchAll(/^(?:ID|VERSION_ID)=.*$/gm)].map(([line]) => line).join(' ');
  } catch {
    return os.release();
  }
}

/** Where one part lies once it is built: another source version, processor, system or recipe is another folder. */
export function partDir(recipe: Recipe): string {
  const hash = createHash('sha256').update(`${recipe.revision} ${recipe.cpu} ${systemRelease()}`);
  for (const file of recipe.inputs) {
    hash.update(fs.readFileSync(file));
  }
  return path.join(cacheDir(), recipe.id, `${recipe.version}-${hash.digest('hex').slice(0, 12)}`);
}

export type NativeName = 'mediasoup-worker' | 'whisper-server' | 'whisper-vad-speech-segments';

/** Where a binary lies or will lie once it is built. */
export function nativePath(name: NativeName): string {
  const recipe = recipes().find(({ binaries }) => binaries.includes(name));
  if (!recipe) {
    throw new Error(`no recipe makes ${name}`);
  }
  return path.join(partDir(recipe), name);
}

/** The path of a natively built binary, or null while it isn't built. */
export function nativeBinary(name: NativeName): string | null {
  const file = nativePath(name);
  return fs.existsSync(file) ? file : null;
}
