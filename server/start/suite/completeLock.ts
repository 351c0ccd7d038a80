/**
 * `npm run lock`: after a package was added, writes into package-lock.json the builds for other platforms that npm leaves out
 * when the registry at hand doesn't carry them. Without them `npm ci` refuses the lock file as incomplete, everywhere.
 */
import fs from 'node:fs';
import path from 'node:path';
import { project } from './outcome.ts';

type Entry = { version?: string; dev?: boolean; optionalDependencies?: Record<string, string> } & Record<
  string,
  unknown
>;
type Lock = { packages: Record<string, Entry> };

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const processors = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32'];
const nothing = ['none'];

/** What platform a build is for, read from its name as all of them write it: `@scope/name-linux-arm64-musl`. */
function platformOf(name: string): Record<string, string[]> {
  const words = (name.split('/').at(-1) ?? '').split('-');
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.map((word) => (word === 'armv7' ? 'arm' : word)).filter((word) => processors.includes(word));
  const musl = words.some((word) => word.startsWith('musl'));
  const libc =
    os.includes('linux') && (musl || words.some((word) => word.startsWith('gnu'))) ? [musl ? 'musl' : 'glibc'] : [];
  return {
    os: os.length > 0 ? os : nothing,
    cpu: cpu.length > 0 ? cpu : nothing,
    ...(libc.length > 0 ? { libc } : {}),
  };
}

/** The folders in which Node would look for `name` from the package at `place`, the nearest first. */
function candidates(place: string, name: string): string[] {
  const parents = place.split('/node_modules/');
  const folders = parents.map(
    (_, index) => `${parents.slice(0, parents.length - index).join('/node_modules/')}/node_modules/`,
  );
  return [...folders, 'node_modules/'].map((folder) => `${folder}${name}`);
}

/** The builds that some package names and the lock file lacks, as entries at the top. */
function missing(lock: Lock): Record<string, Entry> {
  const found = Object.entries(lock.packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => place !== '' && candidates(place, name).every((where) => !(where in lock.packages)))
      .map(([name, version]): [string, Entry] => [
        `node_modules/${name}`,
        { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platformOf(name) },
      ]),
  );
  return Object.fromEntries(found);
}

const file = path.join(project, 'package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8')) as Lock;
const added = missing(lock);
const { '': root = {}, ...rest } = { ...lock.packages, ...added };
const sorted = Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'));
fs.writeFileSync(
  file,
  `${JSON.stringify({ ...lock, packages: { '': root, ...Object.fromEntries(sorted) } }, null, 2)}\n`,
);
console.log(`${Object.keys(added).length} added`);
for (const [place, entry] of Object.entries(added).filter(([, { version }]) => !/^\d+\.\d+\.\d+/.test(version ?? ''))) {
  console.log(`not one version: ${place} ${entry.version}`);
}
