/** `npm run native`: builds what is missing of the native parts, at low priority; run in the background by `npm start`. */
import os from 'node:os';
import { done, fail, step } from '../bare/say.mjs';
import { buildPart } from './buildPart.ts';
import { partDir, recipes } from './cache.ts';
import { PackagesMissing } from './debian.ts';

os.setPriority(10);

for (const recipe of recipes()) {
  try {
    step(`Phần gốc ${recipe.id} ${recipe.version}`);
    await buildPart(recipe);
    done(partDir(recipe));
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    fail(String(error), ...(cause instanceof PackagesMissing ? [cause.command] : []));
    process.exitCode = 1;
  }
}
