import fs from 'node:fs';
import path from 'node:path';

/**
 * Keeps an error with its own words and those of the errors behind it in `start.log`, for whoever looks after the machine.
 * @returns the file, or undefined where nothing can be written.
 */
export function keepWords(error: unknown, logDir: string, now: Date): string | undefined {
  const file = path.join(logDir, 'start.log');
  try {
    fs.mkdirSync(logDir, { recursive: true });
    fs.appendFileSync(file, `${now.toISOString()} ${wordsOf(error)}\n`, { mode: 0o600 });
    return file;
  } catch {
    return undefined;
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by: ${wordsOf(error.cause)}`;
}
