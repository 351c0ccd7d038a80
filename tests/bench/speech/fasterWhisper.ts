import { spawnSync } from 'node:child_process';
import { addScore, rate, type Score } from './wer.ts';

const SCRIPT = `
import json, sys, time
from faster_whisper import WhisperModel
model = WhisperModel('base', device='cpu', compute_type='int8', cpu_threads=2, local_files_only=True)
began = time.time()
texts = [' '.join(s.text for s in model.transcribe(f, language='vi', beam_size=5)[0]) for f in json.load(sys.stdin)]
print(json.dumps({'texts': texts, 'seconds': time.time() - began}))
`;

/** faster-whisper on the same clips, when Python has it with its model; null otherwise. */
export function readWithFasterWhisper(
  clips: readonly { file: string; text: string }[],
): { wer: number; seconds: number } | null {
  const run = spawnSync('python3', ['-c', SCRIPT], {
    input: JSON.stringify(clips.map(({ file }) => file)),
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    return null;
  }
  const { texts, seconds } = JSON.parse(run.stdout) as { texts: string[]; seconds: number };
  const score: Score = { errors: 0, words: 0 };
  for (const [index, { text }] of clips.entries()) {
    addScore(score, text, texts[index] ?? '');
  }
  return { wer: rate(score), seconds };
}
