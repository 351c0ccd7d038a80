import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SealedPiece } from '#protocol/capture.ts';
import { msOf } from '#recorder/audio/pcm.ts';
import { Stand } from '#tests/media/support/stand.ts';
import { openTab } from '#tests/media/support/tabs.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import { byVoice, type Clip, wholeSound } from './clips.ts';
import { spokenFile } from './spokenFile.ts';

/** What one voice said in one go, and what the room's recording holds of it. */
export interface Turn {
  readonly voice: string;
  readonly clips: readonly Clip[];
}
export type RecordedTurn = Turn & { readonly sound: Int16Array };

const LONGEST_TURN_MS = 60_000;
const PAUSE_MS = 800;
/** Browsers that speak at the same time, each in a meeting of its own: over each other's voices the echo canceller mutes them all. */
const LANES = 3;
const SEALED_MS = 20_000;

/** Cuts a folder's clips into turns of one voice, each at most a minute long. */
export function turnsOf(clips: readonly Clip[]): Turn[] {
  const turns: { voice: string; clips: Clip[]; lengthMs: number }[] = [];
  for (const [voice, own] of byVoice(clips)) {
    for (const clip of own) {
      const clipMs = msOf(clip.samples.length) + PAUSE_MS;
      const last = turns.at(-1);
      if (last?.voice === voice && last.lengthMs + clipMs <= LONGEST_TURN_MS) {
        last.clips.push(clip);
        last.lengthMs += clipMs;
      } else {
        turns.push({ voice, clips: [clip], lengthMs: clipMs });
      }
    }
  }
  return turns;
}

/** A browser's fake microphone speaks one turn into the room. */
async function speak(stand: Stand, lane: number, turn: Turn, folder: string): Promise<RecordedTurn> {
  const participantId = `p${lane}`;
  const file = spokenFile(folder, participantId, turn.clips, PAUSE_MS);
  const pieces = (): SealedPiece[] =>
    stand
      .told<{ piece: SealedPiece }>('recording.storePiece')
      .map(({ piece }) => piece)
      .filter((piece) => piece.participantId === participantId);
  const before = pieces().length;
  const tab = await openTab(stand, file.wav, { meeting: `m${lane}` });
  try {
    await tab.join(participantId);
    await tab.want('microphone');
    await pause(file.durationMs + PAUSE_MS);
  } finally {
    await tab.close();
  }
  const piece = await waitFor('the turn is recorded', () => pieces()[before] ?? null, SEALED_MS);
  return { ...turn, sound: await wholeSound(path.join(stand.recordings, piece.path)) };
}

/**
 * Lets real browsers speak every turn into a room of the product: fake microphone, Opus, SFU, recorder. Takes as long as speaking
 * does, three at a time.
 */
export async function spokenInRoom(turns: readonly Turn[]): Promise<RecordedTurn[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-bench-'));
  const stand = await Stand.start();
  try {
    await stand.setPolicy({ recording: true });
    const recorded: RecordedTurn[] = [];
    const waiting = [...turns];
    const work = async (lane: number): Promise<void> => {
      for (let turn = waiting.shift(); turn; turn = waiting.shift()) {
        recorded.push(await speak(stand, lane, turn, folder));
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, index) => work(index + 1)));
    return recorded;
  } finally {
    await stand.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
