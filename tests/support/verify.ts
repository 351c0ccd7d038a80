import { execFile } from 'node:child_process';
import { serverSecrets } from './serverProcess.ts';

const BROKEN = 1;
const TRIES = 3;

function verify(databaseUrl: string, meetingId: string): Promise<number | null> {
  const env = { ...process.env, ...serverSecrets, DATABASE_URL: databaseUrl };
  return new Promise((resolve) => {
    const cli = execFile(process.execPath, ['server/cli/verify.ts', meetingId], { env }, (_error, stdout, stderr) => {
      if (cli.exitCode !== 0) {
        console.error(stdout, stderr);
      }
      resolve(cli.exitCode);
    });
  });
}

/** Whether `npm run verify` finds the meeting whole: chain, end, sealed boxes. A database that doesn't answer is asked again. */
export async function verifies(databaseUrl: string, meetingId: string): Promise<boolean> {
  for (let time = 1; time <= TRIES; time += 1) {
    const code = await verify(databaseUrl, meetingId);
    if (code === 0 || code === BROKEN) {
      return code === 0;
    }
  }
  return false;
}
