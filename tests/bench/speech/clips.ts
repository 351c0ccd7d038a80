import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeAudio } from '#recorder/audio/decode.ts';
import { joinSamples } from '#recorder/audio/pcm.ts';

/** One line of a folder's `manifest.tsv` (path, seconds, voice, licence, text) with its sound. */
export interface Clip {
  readonly file: string;
  readonly voice: string;
  readonly text: string;
  readonly samples: Int16Array;
}

/** Loads a folder of clips; null when there is no manifest in it. */
export async function loadClips(folder: string): Promise<Clip[] | null> {
  const manifest = await readFile(path.join(folder, 'manifest.tsv'), 'utf8').catch(() => null);
  if (manifest === null) {
    return null;
  }
  const [head = '', ...lines] = manifest.trim().split('\n');
  const columns = head.split('\t');
  const column = (cells: string[], name: string) => cells[columns.indexOf(name)] ?? '';
  const clips: Clip[] = [];
  for (const line of lines) {
    const cells = line.split('\t');
    const file = path.join(folder, column(cells, 'path'));
    clips.push({ file, voice: column(cells, 'voice'), text: column(cells, 'text'), samples: await wholeSound(file) });
  }
  return clips;
}

/** A whole file as samples. */
export async function wholeSound(file: string): Promise<Int16Array> {
  const parts: Int16Array[] = [];
  for await (const part of decodeAudio(file)) {
    parts.push(part);
  }
  return joinSamples(parts);
}

/** Groups clips by their speaker, in the manifest's order. */
export function byVoice(clips: readonly Clip[]): Map<string, Clip[]> {
  const voices = new Map<string, Clip[]>();
  for (const clip of clips) {
    voices.set(clip.voice, [...(voices.get(clip.voice) ?? []), clip]);
  }
  return voices;
}
