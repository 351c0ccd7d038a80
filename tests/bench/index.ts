/** `npm run bench -- NAME`: runs tests/bench/NAME.ts and ends with one line of JSON: name, figures, goals, met. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench } from './bench.ts';

const helpers = new Set(['index', 'bench']);

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
  const file = pathToFileURL(path.join(import.meta.dirname, `${name}.ts`)).href;
  const { default: bench } = (await import(file)) as { default: Bench };
  const { figures, goals, met } = await bench(args);
  console.log(JSON.stringify({ bench: name, figures, goals, met }));
  process.exit(met ? 0 : 1);
}
