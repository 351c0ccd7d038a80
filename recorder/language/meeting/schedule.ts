import { type Reading, readText } from '../clauses/reading.ts';
import { resolveCore } from '../dates/resolve.ts';
import { anyPhraseAt } from '../text/tokens.ts';
import type { TrackedItem, Turn, TurnContext } from '../types.ts';
import { contentWords } from './words.ts';

const MEETINGS = ['phiên họp', 'kỳ họp', 'cuộc họp', 'hội nghị', 'buổi họp'];
const HELD = ['dự kiến', 'sẽ', 'tổ chức', 'diễn ra', 'họp vào', 'được tổ chức', 'vào'];

interface Scheduled {
  readonly name: readonly string[];
  readonly date: string;
}

function nameEnd(tokens: Reading['tokens'], at: number): number {
  let end = at;
  while (end < tokens.length && anyPhraseAt(tokens, end, HELD) === null) {
    end += 1;
  }
  return end;
}

function dateAfter(reading: Reading, at: number): string | null {
  const time = reading.times.find((one) => one.start >= at && one.core?.type !== 'event');
  return time?.core ? resolveCore(time.core, { ...reading, boundary: time.boundary }).date : null;
}

/** "Phiên họp thường kỳ tháng 12 dự kiến tổ chức vào thứ Tư, ngày 23/12": a meeting gets its date. */
function readSchedule(turn: Turn, context: TurnContext): Scheduled | null {
  const reading = readText({ text: turn.text, meetingDate: context.meetingDate, speakerRole: 'chair', roster: [] });
  const at = reading.tokens.findIndex((_, index) => anyPhraseAt(reading.tokens, index, MEETINGS) !== null);
  if (at < 0) {
    return null;
  }
  const end = nameEnd(reading.tokens, at);
  const date = dateAfter(reading, end);
  const name = contentWords(
    reading.tokens
      .slice(at, end)
      .map((token) => token.text)
      .join(' '),
  );
  return date !== null && end > at + 2 ? { name, date } : null;
}

function waitsFor(item: TrackedItem, scheduled: Scheduled): boolean {
  const words = new Set(contentWords(item.due?.text ?? ''));
  return item.due?.precision === 'event' && item.due.date === null && scheduled.name.every((word) => words.has(word));
}

/** Tasks due "at the December session" get its date once it is said (domain.md T06). */
export function applySchedule(items: readonly TrackedItem[], turn: Turn, context: TurnContext): TrackedItem[] {
  const scheduled = readSchedule(turn, context);
  if (!scheduled) {
    return [...items];
  }
  return items.map((item) =>
    item.due && waitsFor(item, scheduled)
      ? {
          ...item,
          due: { ...item.due, date: scheduled.date, safeDate: scheduled.date },
          sources: [...item.sources, turn.id],
        }
      : item,
  );
}
