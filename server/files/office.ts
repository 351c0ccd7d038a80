import { execFile } from 'node:child_process';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

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

const CONVERT_MS = 180_000;

/** Converts an office file to PDF and hands over its path; the folder is cleared after `use`. Throws when it fails. */
export async function withPdf<T>(
  office: string,
  source: string,
  ending: string,
  use: (pdf: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nghi-su-office-'));
  try {
    const filter =
      ending === 'xlsx'
        ? 'pdf:calc_pdf_Export'
        : ending === 'pptx'
          ? 'pdf:impress_pdf_Export'
          : 'pdf:writer_pdf_Export';
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const infilter = ending === 'docx' ? ['--infilter=MS Word 2007 XML'] : [];
    await run(
      office,
      [profile, '--headless', '--norestore', ...infilter, '--convert-to', filter, '--outdir', folder, source],
      { timeout: CONVERT_MS },
    );
    const name = (await readdir(folder)).find((file) => file.endsWith('.pdf'));
    if (name === undefined) {
      throw new Error('LibreOffice made no PDF');
    }
    return await use(path.join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
