import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROFILE_SETTINGS } from './officeProfile.ts';

/** Content types that LibreOffice turns into PDF, with the ending it expects. */
export const officeTypes: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
};

const candidates = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** Path of LibreOffice on this machine, or null when it isn't there. */
export async function findOffice(): Promise<string | null> {
  for (const candidate of candidates) {
    try {
      await access(candidate);
      return candidate;
    } catch {
      // Not there: the next one may be.
    }
  }
  return null;
}

/** What one conversion may take. */
export type OfficeLimits = {
  readonly ms: number;
  /** Address space in KiB (Linux only: macOS has no such limit). */
  readonly memory: number;
  /** Largest file that it may write, in blocks of 512 bytes. */
  readonly file: number;
};

const LIMITS: OfficeLimits = { ms: 180_000, memory: 6 * 1024 * 1024, file: 1024 * 1024 };

const FILTERS: Readonly<Record<string, string>> = {
  docx: 'pdf:writer_pdf_Export',
  xlsx: 'pdf:calc_pdf_Export',
  pptx: 'pdf:impress_pdf_Export',
};

/** A profile of its own for one conversion: no macros, no links to other files or addresses are followed, no network. */
async function writeProfile(folder: string): Promise<string> {
  const profile = path.join(folder, 'profile');
  await mkdir(path.join(profile, 'user'), { recursive: true });
  await writeFile(path.join(profile, 'user', 'registrymodifications.xcu'), PROFILE_SETTINGS);
  return profile;
}

/** Nowhere: what would still ask for an address gets no further. */
const DEAD_PROXY = 'http://127.0.0.1:9';

function environment(home: string): NodeJS.ProcessEnv {
  const proxies = { http_proxy: DEAD_PROXY, https_proxy: DEAD_PROXY, all_proxy: DEAD_PROXY, no_proxy: '' };
  // Nothing of the server's own environment: it holds secrets, and a document has no business with it.
  return { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, TMPDIR: home, LANG: 'C.UTF-8', ...proxies };
}

/** Runs LibreOffice within its limits and ends it with all processes that it started, whatever happens. */
async function run(office: string, args: readonly string[], folder: string, limits: OfficeLimits): Promise<void> {
  const bounds = `ulimit -f ${limits.file}; ulimit -c 0; ulimit -v ${limits.memory} 2>/dev/null; exec "$0" "$@"`;
  const child = spawn('/bin/sh', ['-c', bounds, office, ...args], {
    cwd: folder,
    env: environment(folder),
    stdio: 'ignore',
    detached: true,
  });
  const killAll = (): void => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // All of them are gone.
    }
  };
  const timer = setTimeout(killAll, limits.ms);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) {
      throw new Error(code === null ? 'LibreOffice took too long or was ended' : `LibreOffice ended with ${code}`);
    }
  } finally {
    clearTimeout(timer);
    killAll();
  }
}

/**
 * Converts an office file to PDF and hands over its path; the folder is cleared after `use`. The file is a stranger's: it is
 * opened without macros, links and network, in a bounded time and memory (PAPER-21).
 * @throws when it fails, or takes more than its limits
 */
export async function withPdf<T>(
  { office, limits = LIMITS }: { readonly office: string; readonly limits?: OfficeLimits },
  source: string,
  ending: string,
  use: (pdf: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nghi-su-office-'));
  try {
    const profile = `-env:UserInstallation=file://${await writeProfile(folder)}`;
    const infilter = ending === 'docx' ? ['--infilter=MS Word 2007 XML'] : [];
    const convert = ['--convert-to', FILTERS[ending] ?? 'pdf', '--outdir', folder, path.resolve(source)];
    await run(office, [profile, '--headless', '--norestore', '--nolockcheck', ...infilter, ...convert], folder, limits);
    const name = (await readdir(folder)).find((file) => file.endsWith('.pdf'));
    if (name === undefined) {
      throw new Error('LibreOffice made no PDF');
    }
    return await use(path.join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
