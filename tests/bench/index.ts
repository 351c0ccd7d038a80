/** `npm run bench -- NAME`: runs tests/bench/NAME.ts and ends with one line of JSON: name, figures, goals, met. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePrismaClient } from '#server/start/schema/client.ts';
import { endOnSignals } from '#tests/support/endOnSignals.ts';
import { type Bench, within } from './bench.ts';

/** No bench may wait for ever; one that takes longer says so by `export const longestMinutes`. */
const LONGEST_MINUTES = 60;
const helpers = new Set(['index', 'bench']);

type BenchFile = { readonly default: Bench; readonly longestMinutes?: number };

/** The name of every bench with the first sentence of the comment at the head of its file. */
function benches(): { name: string; says: string }[] {
  return fs
    .readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !helpers.has(path.basename(file, '.ts')))
    .map((file) => {
      const text = fs.readFileSync(path.join(import.meta.dirname, file), 'utf8');
      const comment =
        /^\/\*\*([\s\S]*?)\*\//
          .exec(text)?.[1]
          ?.replaceAll(/\s*\n\s*\*\s?/g, ' ')
          .trim() ?? '';
      return { name: path.basename(file, '.ts'), says: comment };
    });
}

function help(): void {
  console.log('npm run bench -- NAME [arguments]\n');
  for (const { name, says } of benches()) {
    console.log(`  ${name.padEnd(12)} ${says}`);
  }
}

const [name, ...args] = process.argv.slice(2);
const known = benches().some((bench) => bench.name === name);

if (!name || !known) {
  help();
  process.exitCode = name && name !== 'help' ? 2 : 0;
} else {
  endOnSignals();
  ensurePrismaClient();
  const file = pathToFileURL(path.join(import.meta.dirname, `${name}.ts`)).href;
  const { default: bench, longestMinutes = LONGEST_MINUTES } = (await import(file)) as BenchFile;
  const { figures, goals, met } = await within(longestMinutes * 60_000, `bench ${name}`, bench(args));
  console.log(JSON.stringify({ bench: name, figures, goals, met }));
  process.exit(met ? 0 : 1);
}
