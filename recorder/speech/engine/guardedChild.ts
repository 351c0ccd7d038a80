import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/**
 * Runs a program at low priority under a shell that ends it when our side of the pipe closes: a killed worker
 * (also by SIGKILL) must not leave engines behind that hold memory and a port. The shell prints the program's process id first.
 */
const GUARD = `nice -n "$0" "$@" 3<&- & child=$!
echo "$child"
{ cat <&3 >/dev/null; kill -9 "$child"; } 2>/dev/null &
watch=$!
wait "$child"; code=$?
kill "$watch" 2>/dev/null
exit "$code"`;

export interface GuardedChild {
  /** Process id of the program itself (not of the guarding shell). */
  readonly pid: number;
  readonly exited: Promise<{ code: number | null; lastOutput: string }>;
  /** Ends the program at once; safe to call more than once. */
  kill(): void;
}

const OUTPUT_LIMIT = 2000;

/**
 * Threads of the engine sleep while they wait for each other. By default they spin: on a machine that also serves a meeting
 * the same reading then took five times the processor time and six times as long (measured: 14.3 s against 2.8 s of
 * processor for 11 s of speech, beside a busy server).
 */
const QUIET_THREADS = 'export OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0';

/**
 * Starts a program under the guard.
 * @param nice 0 to 19, added to the priority of our own process
 */
export async function startGuarded(program: string, args: readonly string[], nice: number): Promise<GuardedChild> {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    'sh',
    ['-c', `exec 3<&0; ${QUIET_THREADS}; ${GUARD}`, String(nice), program, ...args],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  child.stdin.on('error', () => undefined);
  let lastOutput = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastOutput = (lastOutput + text).slice(-OUTPUT_LIMIT);
  });
  const exited = new Promise<{ code: number | null; lastOutput: string }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, lastOutput: error.message }));
    child.once('exit', (code) => resolve({ code, lastOutput }));
  }).finally(() => child.stdin.destroy());
  const pid = await firstLine(child.stdout, exited);
  child.stdout.resume();
  return { pid, exited, kill: () => void child.stdin.destroy() };
}

function firstLine(stream: Readable, exited: Promise<{ lastOutput: string }>): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (text.includes('\n')) {
        stream.off('data', onData);
        resolve(Number.parseInt(text, 10));
      }
    };
    stream.on('data', onData);
    exited.then(({ lastOutput }) => reject(new Error(`could not be started: ${lastOutput}`)), reject);
  });
}
