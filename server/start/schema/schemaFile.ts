import fs from 'node:fs';
import path from 'node:path';

/** The folder in which the database schema is written, one file per area. */
export const schemaFolder = path.resolve(import.meta.dirname, '../../../prisma/schema');

/** The schema's files in the order of their names, as the engine wants them. */
export function schemaFiles(): { path: string; content: string }[] {
  return fs
    .readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => path.join(schemaFolder, name))
    .map((file) => ({ path: file, content: fs.readFileSync(file, 'utf8') }));
}
