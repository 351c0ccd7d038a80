import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const TIMEOUT_MS = 120_000;

/**
 * Converts a .docx to PDF with LibreOffice, in a profile of its own, so that it neither touches nor waits for a user's.
 * Null when LibreOffice is not installed or does not finish: the caller then prints the PDF itself.
 */
export async function convertWithLibreOffice(docx: Uint8Array): Promise<Uint8Array | null> {
  const folder = await mkdtemp(join(tmpdir(), 'nghi-su-office-'));
  try {
    const input = join(folder, 'document.docx');
    await writeFile(input, docx);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, input], {
      timeout: TIMEOUT_MS,
    });
    return new Uint8Array(await readFile(join(folder, 'document.pdf')));
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
