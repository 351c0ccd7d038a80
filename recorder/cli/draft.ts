/** `npm run --silent draft -- MEETING.json`: prints decisions, tasks, commitments, requests and minutes of a meeting file. */
import { readFileSync } from 'node:fs';
import { draft } from '#recorder/minutes/drafting.ts';
import { importMeeting, MeetingFileError, sampleShape } from '#recorder/minutes/index.ts';

const USAGE = 'npm run --silent draft -- MEETING.json';

function main(path: string | undefined): number {
  if (!path) {
    console.error(USAGE);
    return 2;
  }
  try {
    const record = importMeeting(JSON.parse(readFileSync(path, 'utf8')));
    console.log(JSON.stringify(sampleShape(draft(record)), null, 2));
    return 0;
  } catch (error) {
    console.error(reasonOf(error, path));
    return 1;
  }
}

function reasonOf(error: unknown, path: string): string {
  if (error instanceof MeetingFileError) {
    return `${path} is not a meeting file:\n${error.message}`;
  }
  if (error instanceof SyntaxError) {
    return `${path} is not JSON: ${error.message}`;
  }
  if (error instanceof Error && 'code' in error) {
    return error.code === 'ENOENT' ? `${path} does not exist` : `${path} can't be read: ${String(error.code)}`;
  }
  throw error;
}

process.exitCode = main(process.argv[2]);
