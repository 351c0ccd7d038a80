/**
 * Speech recognition on a FOLDER of clips (manifest.tsv: path, seconds, voice, licence, text): word error rate per voice, the engine on
 * clean clips beside the whole chain (browser, Opus, SFU, recorder, voice activity, windows), time ÷ audio. A number behind the folder takes
 * so many clips of it, from all over it.
 */
import os from 'node:os';
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { openDetector, openRecogniser } from '#recorder/speech/engine/openRecogniser.ts';
import { FILE_PACE, LIVE_PACE } from '#recorder/speech/windows/cutter.ts';
import { type Bench, type Figure, rounded, stage } from './bench.ts';
import { type Clip, loadClips } from './speech/clips.ts';
import { readWithFasterWhisper } from './speech/fasterWhisper.ts';
import { type Reading, readClips, readRecordings } from './speech/readings.ts';
import { spokenInRoom, turnsOf } from './speech/room.ts';
import { rate } from './speech/wer.ts';

/** Five minutes of clips, spoken once and read three times. */
export const longestMinutes = 20;
const CHAIN_LOSS = 0.03;
const TIME_SHARE = 0.3;
const GOALS = {
  chainLoss: `≤ ${CHAIN_LOSS}: error rate of the packed chain above the engine on clean clips`,
  quietTimePerAudio: `≤ ${TIME_SHARE} on packed windows, 2 threads (processor time; timePerAudio is the clock’s, with whatever else runs)`,
};

function show(name: string, reading: Reading): void {
  const voices = [...reading.voices].map(([voice, score]) => `${voice} ${rate(score).toFixed(2)}`).join(', ');
  const share = (reading.wallMs / reading.audioMs).toFixed(2);
  console.log(
    `${name}: WER ${rate(reading.total).toFixed(3)}, time/audio ${share}, ${reading.windows} calls, ${reading.doubtful} doubtful\n  ${voices}`,
  );
}

async function measure(clips: readonly Clip[]): Promise<Record<string, Figure>> {
  const config = loadSpeechConfig();
  const recogniser = await openRecogniser({ ...config, threads: Math.min(2, os.availableParallelism()) });
  const detector = await openDetector(config);
  const tools = { recogniser, detector, language: config.language };
  try {
    await recogniser.settled();
    stage(`${clips.length} clips are spoken in rooms`);
    const turns = await spokenInRoom(turnsOf(clips));
    stage('they are read');
    const clean = await readClips(clips, tools);
    show('engine, clean clips one by one', clean);
    const chain = await readRecordings(turns, tools, FILE_PACE);
    show('chain, packed windows', chain);
    const live = await readRecordings(turns, tools, LIVE_PACE);
    show('chain, while the meeting runs', live);
    return {
      werEngine: rounded(rate(clean.total), 3),
      werChain: rounded(rate(chain.total), 3),
      werLive: rounded(rate(live.total), 3),
      chainLoss: rounded(rate(chain.total) - rate(clean.total), 3),
      timePerAudio: rounded(chain.wallMs / chain.audioMs, 3),
      timePerAudioLive: rounded(live.wallMs / live.audioMs, 3),
      ...quietShares({ quietTimePerAudio: chain, quietTimePerAudioLive: live }),
      clips: clips.length,
      seconds: rounded(clean.audioMs / 1000, 0),
      load: rounded(os.loadavg()[0] ?? 0, 1),
      ...fasterWhisper(clips, clean.audioMs),
    };
  } finally {
    await recogniser.close();
  }
}

/** Time ÷ audio by the engine's own processor time: the share on a machine that does nothing else. */
function quietShares(readings: Record<string, Reading>): Record<string, Figure> {
  const shares = Object.entries(readings).map(([name, { quietMs, audioMs }]) => [
    name,
    quietMs === null ? null : rounded(quietMs / audioMs, 3),
  ]);
  return Object.fromEntries(shares) as Record<string, Figure>;
}

function fasterWhisper(clips: readonly Clip[], audioMs: number): Record<string, Figure> {
  const other = readWithFasterWhisper(clips);
  console.log(
    other ? `faster-whisper: WER ${other.wer.toFixed(3)}` : 'faster-whisper: not installed for Python here, left out',
  );
  return other
    ? { werFasterWhisper: rounded(other.wer, 3), timeFasterWhisper: rounded((other.seconds * 1000) / audioMs, 3) }
    : {};
}

/** So many of the clips, spread over the whole folder. */
function spread(clips: readonly Clip[], count: number): readonly Clip[] {
  const upTo = (index: number): number => Math.floor((index * Math.min(count, clips.length)) / clips.length);
  return clips.filter((_, index) => upTo(index + 1) > upTo(index));
}

const bench: Bench = async ([folder, count]) => {
  const all = folder ? await loadClips(folder) : null;
  const clips = all && count ? spread(all, Number(count)) : all;
  if (!clips) {
    console.log(
      `No clips: ${folder ? `${folder}/manifest.tsv is not there` : 'give the folder of clips as argument'}. Nothing was measured.`,
    );
    return { figures: { measured: false }, goals: GOALS, met: true };
  }
  const figures = await measure(clips);
  const share = Number(figures.quietTimePerAudio ?? figures.timePerAudio);
  const met = Number(figures.chainLoss) <= CHAIN_LOSS && share <= TIME_SHARE;
  return { figures, goals: GOALS, met };
};

export default bench;
