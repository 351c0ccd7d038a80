import { readText } from '../clauses/reading.ts';
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

/** "Phiên họp thường kỳ tháng 12 dự kiến tổ chức vào thứ Tư, ngày 23/12": a meeting gets its date. */
function readSchedule(turn: Turn, context: TurnContext): Scheduled | null {
  const reading = readText({ text: turn.text, meetingDate: context.meetingDate, speakerRole: 'chair', roster: [] });
  const { tokens } = reading;
  for (let at = 0; at < tokens.length; at += 1) {
    if (anyPhraseAt(tokens, at, MEETINGS) === null) {
      continue;
    }
    let end = at;
    while (end < tokens.length && anyPhraseAt(tokens, end, HELD) === null) {
      end += 1;
    }
    const time = reading.times.find((one) => one.start >= end && one.core?.type !== 'event');
    const date = time?.core ? resolveCore(time.core, { ...reading, boundary: time.boundary }).date : null;
    if (date !== null && end > at + 2) {
      return {
        name: contentWords(
          tokens
            .slice(at, end)
            .map((token) => token.text)
            .join(' '),
        ),
        date,
      };
    }
  }
  return null;
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
