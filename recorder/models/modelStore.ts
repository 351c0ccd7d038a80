import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

const ModelEntry = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/),
  file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/),
  kind: z.enum(['recogniser', 'vad']),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  licence: z.string(),
  source: z.string(),
});
export type ModelEntry = z.infer<typeof ModelEntry>;

const Manifest = z.strictObject({ models: z.array(ModelEntry), inUse: z.string().optional() });

/** A model with its place on disk and the checksum it must have; a model given only by path has none. */
export interface ModelInUse {
  readonly name: string;
  readonly path: string;
  readonly sha256: string | null;
}

export interface StoredModel extends ModelEntry {
  readonly path: string;
  /** True for the models that come with the product; they can't be removed. */
  readonly builtIn: boolean;
}

const MANIFEST = 'models.json';
export const BUILT_IN_FOLDER = import.meta.dirname;
const DEFAULT_RECOGNISER = 'base-q8_0';

/** The models of the product (`recorder/models`) and those an administrator added (`<data>/models`). */
export class ModelStore {
  readonly folder: string;

  /** @param folder where added models and the choice of model are kept */
  constructor(folder: string) {
    this.folder = folder;
  }

  async list(): Promise<StoredModel[]> {
    const [builtIn, added] = await Promise.all([readManifest(BUILT_IN_FOLDER), readManifest(this.folder)]);
    const place = (folder: string, isBuiltIn: boolean) => (entry: ModelEntry) => ({
      ...entry,
      path: path.join(folder, entry.file),
      builtIn: isBuiltIn,
    });
    return [...builtIn.models.map(place(BUILT_IN_FOLDER, true)), ...added.models.map(place(this.folder, false))];
  }

  /**
   * The recogniser model to work with: the setting (a stored name or a path), else the administrator's choice (`use`), else
   * the one that comes with the product. A name nobody knows becomes a path that `checkModel` reports as missing.
   */
  async inUse(setting: string | undefined): Promise<ModelInUse> {
    const wanted = setting ?? (await readManifest(this.folder)).inUse ?? DEFAULT_RECOGNISER;
    const models = await this.list();
    const found = models.find((model) => model.kind === 'recogniser' && [model.name, model.path].includes(wanted));
    return found ?? { name: path.basename(wanted, '.bin'), path: path.resolve(this.folder, wanted), sha256: null };
  }

  /** The voice activity model that comes with the product. */
  async vad(): Promise<ModelInUse> {
    const found = (await this.list()).find((model) => model.kind === 'vad');
    if (!found) {
      throw new Error('the product has no voice activity model');
    }
    return found;
  }

  /** Adds or replaces an entry after its file has been put in the folder. */
  async register(entry: ModelEntry): Promise<void> {
    const manifest = await readManifest(this.folder);
    const others = manifest.models.filter((model) => model.name !== entry.name);
    await this.#write({ ...manifest, models: [...others, ModelEntry.parse(entry)] });
  }

  /** @throws Error when the model is unknown or comes with the product */
  async remove(name: string): Promise<void> {
    const model = (await this.list()).find((candidate) => candidate.name === name);
    if (!model || model.builtIn) {
      throw new Error(model ? `${name} comes with the product` : `no model ${name}`);
    }
    const manifest = await readManifest(this.folder);
    const { inUse, ...rest } = manifest;
    const kept = inUse === undefined || inUse === name ? rest : { ...rest, inUse };
    await this.#write({ ...kept, models: manifest.models.filter((candidate) => candidate.name !== name) });
    await rm(model.path, { force: true });
  }

  /** Chooses the recogniser model for the next start of the workers. @throws Error when it is unknown */
  async use(name: string): Promise<void> {
    const model = (await this.list()).find((candidate) => candidate.name === name && candidate.kind === 'recogniser');
    if (!model) {
      throw new Error(`no recogniser model ${name}`);
    }
    await this.#write({ ...(await readManifest(this.folder)), inUse: name });
  }

  async #write(manifest: z.infer<typeof Manifest>): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const target = path.join(this.folder, MANIFEST);
    await writeFile(`${target}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(`${target}.new`, target);
  }
}

async function readManifest(folder: string): Promise<z.infer<typeof Manifest>> {
  try {
    return Manifest.parse(JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { models: [] };
    }
    throw error;
  }
}

/** Whether a model's file is there and has its checksum (a model without one is only looked for). */
export async function checkModel(model: ModelInUse): Promise<'sound' | 'missing' | 'damaged'> {
  try {
    const { size } = await stat(model.path);
    if (model.sha256 === null) {
      return size > 0 ? 'sound' : 'damaged';
    }
    return (await sha256Of(model.path)) === model.sha256 ? 'sound' : 'damaged';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return 'missing';
    }
    throw error;
  }
}

/** SHA-256 of a file, lower-case hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
