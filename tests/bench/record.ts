/**
 * What recording costs and what a kill takes: fifty tracks of speech into the recorder process, its CPU per track, then
 * `kill -9` in the middle and a new start; what is missing at the end of each recovered piece, and until sound is taken again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CaptureLink, type SoundTarget } from '#media/capture/captureLink.ts';
import { listPieces } from '#recorder/capture/piece/listPieces.ts';
import { silentLogger } from '#server/logging/logger.ts';
import { type Bench, rounded } from './bench.ts';
import { RtpSource } from './support/rtpSource.ts';

const TRACKS = 50;
const MEASURE_MS = 8000;
const TOKEN = 'service-token-of-the-bench-0123456789abcdef';
/** The kernel counts CPU time of a process in hundredths of a second. */
const TICKS_PER_SECOND = 100;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function startRecorder(dataDir: string, port: number): ChildProcess {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DATA_DIR: dataDir,
    CAPTURE_PORT: String(port),
    SERVICE_TOKEN: TOKEN,
    INTERNAL_PORT: '9',
  };
  return spawn(process.execPath, ['recorder/capture/main.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** CPU seconds that a process has used. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

const nextTarget = (link: CaptureLink): Promise<SoundTarget> =>
  new Promise((resolve) => {
    const stop = link.onTarget((target) => {
      stop();
      resolve(target);
    });
  });

/** Fifty tracks that begin to speak at a recorder. */
function speak(link: CaptureLink, target: SoundTarget, round: number): RtpSource {
  const source = new RtpSource();
  for (let index = 0; index < TRACKS; index += 1) {
    const ssrc = round * 1000 + index + 1;
    const owner = { meetingId: 'bench', participantId: `p${index}`, source: 'microphone' as const };
    link.add({ captureId: `c${ssrc}`, trackId: `t${ssrc}`, ssrc, ...owner });
    source.add('audio', ssrc, target);
  }
  source.start();
  return source;
}

const record: Bench = async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'nghi-su-bench-'));
  const root = path.join(dataDir, 'recordings');
  const port = await freePort();
  let recorder = startRecorder(dataDir, port);
  const link = new CaptureLink({ url: `ws://127.0.0.1:${port}`, token: TOKEN, log: silentLogger });
  try {
    let source = speak(link, await nextTarget(link), 1);
    await pause(2500);
    const before = cpuSeconds(recorder.pid ?? 0);
    await pause(MEASURE_MS);
    const cpu = (cpuSeconds(recorder.pid ?? 0) - before) / (MEASURE_MS / 1000);
    const killedAt = Date.now();
    recorder.kill('SIGKILL');
    source.close();
    recorder = startRecorder(dataDir, port);
    source = speak(link, await nextTarget(link), 2);
    const backAt = Date.now();
    await pause(2500);
    source.close();
    const pieces = (await listPieces(root, 'bench')).filter(({ recovered }) => recovered);
    const lost = pieces.map((piece) => (killedAt - Date.parse(piece.startedAt) - piece.durationMs) / 1000);
    const perTrack = (cpu / TRACKS) * 100;
    const worst = Math.max(...lost, 0);
    const back = (backAt - killedAt) / 1000;
    return {
      figures: {
        tracks: TRACKS,
        'CPU per track, % of a core': rounded(perTrack, 3),
        'pieces recovered': pieces.length,
        'lost at the end of a killed piece, s (worst)': rounded(worst),
        'until the next recorder takes sound, s': rounded(back),
        'missing altogether, s (worst)': rounded(worst + back),
      },
      goals: {
        'CPU per track, % of a core': '<= 1',
        'pieces recovered': `= ${TRACKS}`,
        'missing altogether, s (worst)': '<= 5',
      },
      met: perTrack <= 1 && pieces.length === TRACKS && worst + back <= 5,
    };
  } finally {
    link.close();
    recorder.kill('SIGTERM');
    await once(recorder, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  }
};

export default record;
