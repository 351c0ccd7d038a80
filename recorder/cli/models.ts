import { parseArgs } from 'node:util';
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { fetchModel } from '#recorder/models/fetchModel.ts';
import { checkModel, ModelStore } from '#recorder/models/modelStore.ts';

const USAGE = `npm run models                                   list the models
npm run models -- verify                         check every file against its checksum
npm run models -- add PATH|URL --name NAME [--sha256 SUM] [--licence TEXT]
                                                 copy or fetch a whisper.cpp model (a broken fetch goes on where it stopped)
npm run models -- use NAME                       the model for the next start of the workers
npm run models -- remove NAME                    take out a model that was added`;

type Store = ModelStore;

async function list(store: Store, chosen: string | undefined): Promise<number> {
  const inUse = await store.inUse(chosen);
  for (const model of await store.list()) {
    const mark = model.path === inUse.path ? '*' : ' ';
    const size = `${(model.bytes / 1e6).toFixed(1)} MB`;
    console.log(`${mark} ${model.name.padEnd(24)} ${model.kind.padEnd(10)} ${size.padStart(10)}  ${model.licence}`);
    console.log(`    ${model.path}`);
  }
  return 0;
}

async function verify(store: Store): Promise<number> {
  let bad = 0;
  for (const model of await store.list()) {
    const state = await checkModel(model);
    bad += state === 'sound' ? 0 : 1;
    console.log(`${state.padEnd(8)} ${model.name}`);
  }
  return bad === 0 ? 0 : 1;
}

async function add(store: Store, from: string, values: Record<string, string | undefined>): Promise<number> {
  const name = values.name ?? from.replace(/^.*[/\\]/u, '').replace(/^ggml-|\.bin.*$/gu, '');
  const entry = await fetchModel(store, {
    from,
    name,
    sha256: values.sha256,
    licence: values.licence,
    onProgress: (bytes, total) => {
      if (process.stderr.isTTY) {
        process.stderr.write(`\r${(bytes / 1e6).toFixed(1)}${total ? ` / ${(total / 1e6).toFixed(1)}` : ''} MB`);
      }
    },
  });
  console.log(`added ${entry.name}, ${entry.bytes} bytes, sha256 ${entry.sha256}`);
  if (!values.sha256) {
    console.log('no --sha256 was given: compare the sum above with the one its maker publishes');
  }
  return 0;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, sha256: { type: 'string' }, licence: { type: 'string' } },
  });
  const config = loadSpeechConfig();
  const store = new ModelStore(config.models);
  const [verb = 'list', subject] = positionals;
  if (verb === 'list') {
    return list(store, config.model);
  }
  if (verb === 'verify') {
    return verify(store);
  }
  if (subject && verb === 'add') {
    return add(store, subject, values);
  }
  if (subject && (verb === 'use' || verb === 'remove')) {
    await store[verb](subject);
    console.log(`${verb}: ${subject}`);
    return 0;
  }
  console.error(USAGE);
  return 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
