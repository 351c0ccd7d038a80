import { ensurePackages } from '../native/debian.ts';

/** Debian packages that the tests need: a browser, a TURN server, sound and office tools, fonts with all Vietnamese letters. */
export const testPackages = [
  'chromium',
  'coturn',
  'ffmpeg',
  'libreoffice-writer',
  'libreoffice-calc',
  'libreoffice-impress',
  'poppler-utils',
  'fonts-liberation',
  'fonts-noto-core',
];

/** Installs what the tests need; throws with the command to run when it can't. */
export async function prepareMachine(): Promise<{ code: number; output: string }> {
  ensurePackages(testPackages);
  return { code: 0, output: '' };
}
