import fs from 'node:fs';
import path from 'node:path';

export const project = path.resolve(import.meta.dirname, '../..');

/** The project's files under a folder whose name ends with one of the endings, as paths relative to the project. */
export function filesUnder(folder: string, ...endings: string[]): string[] {
  const place = path.join(project, folder);
  if (!fs.existsSync(place)) {
    return [];
  }
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => path.relative(project, path.join(entry.parentPath, entry.name)))
    .sort();
}

export const readText = (file: string): string => fs.readFileSync(path.join(project, file), 'utf8');
