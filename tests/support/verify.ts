import { execFile } from 'node:child_process';
import { serverSecrets } from './serverProcess.ts';

/** Whether `npm run verify` finds the meeting whole: chain, end, sealed boxes. */
export function verifies(databaseUrl: string, meetingId: string): Promise<boolean> {
  const env = { ...process.env, ...serverSecrets, DATABASE_URL: databaseUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, ['server/cli/verify.ts', meetingId], { env }, (error, stdout) => {
      if (error !== null) {
        console.error(stdout, error.message);
      }
      resolve(error === null);
    });
  });
}
