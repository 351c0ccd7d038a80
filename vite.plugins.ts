import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';

const reader = path.resolve(import.meta.dirname, 'node_modules/pdfjs-dist');

/** Parts of PDF.js that it fetches when a paper needs them: character maps, fonts that weren't embedded, picture decoders. */
const readerParts = ['cmaps', 'standard_fonts', 'wasm', 'iccs'].flatMap((folder) =>
  fs
    .readdirSync(path.join(reader, folder))
    .filter((file) => !/^LICENSE|quickjs/.test(file))
    .map((file) => `${folder}/${file}`),
);

/** Puts the parts of PDF.js below `/pdfjs/`, in the build and while developing. */
export function pdfReaderParts(): Plugin {
  return {
    name: 'pdf-reader-parts',
    configureServer: (server) => {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const part = readerParts.find((name) => `/${name}` === request.url);
        return part === undefined ? next() : fs.createReadStream(path.join(reader, part)).pipe(response);
      });
    },
    generateBundle() {
      for (const part of readerParts) {
        this.emitFile({
          type: 'asset',
          fileName: `pdfjs/${part}`,
          source: new Uint8Array(fs.readFileSync(path.join(reader, part))),
        });
      }
    },
  };
}

/** Character maps are many and rarely needed: a device keeps those that it has used. */
const isKeptFromTheStart = (file: string): boolean => !file.startsWith('pdfjs/cmaps/') && file !== 'index.html';

/**
 * Builds the service worker beside the client, at the root and under a name that never changes, for it serves the whole
 * origin: it carries the list of the client's files, so that each build is its own.
 */
export function offlineWorker(entry: string): Plugin {
  return {
    name: 'offline-worker',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter(isKeptFromTheStart).sort();
      const page = fs.readFileSync(path.join(dir, 'index.html'));
      const shell = {
        build: createHash('sha256').update(files.join('\n')).update(page).digest('hex').slice(0, 16),
        files: [...files, 'icon.svg'].map((file) => `/${file}`),
      };
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { __SHELL__: JSON.stringify(shell) },
        build: {
          outDir: dir,
          emptyOutDir: false,
          lib: { entry, formats: ['iife'], name: 'offlineWorker', fileName: () => 'sw.js' },
        },
      });
    },
  };
}
