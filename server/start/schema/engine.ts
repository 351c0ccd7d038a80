import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { schemaFiles, schemaFolder } from './schemaFile.ts';

const require = createRequire(import.meta.url);
const internalChar = 18;
const paddedChar = 1042;

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

/** Loads Prisma's schema engine from its WebAssembly build: the binary that the CLI would download isn't needed. */
async function loadEngine(): Promise<EngineModule> {
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = new WebAssembly.Module(fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/** A pool whose answers the adapter can read: it doesn't know the catalogue's own one-byte "char". */
function catalogPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<pg.QueryResult>;
  const readable = async (...given: unknown[]): Promise<pg.QueryResult> => {
    const result = await query(...given);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === internalChar) {
        field.dataTypeID = paddedChar;
      }
    }
    return result;
  };
  return Object.assign(pool, { query: readable });
}

/**
 * The SQL that leads from the live database at `url` to prisma/schema; an empty text when they agree.
 * @throws the engine's own message when the schema is wrong.
 */
export async function diffToSchema(url: string): Promise<string> {
  const glue = await loadEngine();
  const pool = catalogPool(url);
  const files = schemaFiles();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const engine: SchemaEngine = await glue.SchemaEngine.new(
    { datamodels: files.map(({ path: file, content }) => [file, content]) },
    () => undefined,
    adapter,
  );
  try {
    const params = {
      from: { tag: 'schemaDatasource' as const, files, configDir: schemaFolder },
      to: { tag: 'schemaDatamodel' as const, files },
      script: true,
      exitCode: true,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    };
    const { exitCode, stdout } = await engine.diff(params);
    return exitCode === 0 ? '' : (stdout ?? '').trim();
  } finally {
    engine.free();
    await pool.end();
  }
}
