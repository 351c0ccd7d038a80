import { OPENERS } from '../lexicon/triggers.ts';
import { commaList } from '../text/list.ts';
import { anyPhraseAt } from '../text/tokens.ts';
import { positions } from './draft.ts';
import { type Reading, timeOver } from './reading.ts';
import type { Range } from './sentences.ts';

const HEADS = commaList(
  `về việc, về nội dung, về phần, về vấn đề, về công tác, về, đối với việc, đối với nội dung, đối với phần, đối với, riêng việc, riêng về, riêng phần, riêng nội dung, riêng, còn việc, còn phần, còn, việc, phần, nội dung, liên quan đến, liên quan đến việc, với, nhiệm vụ, vấn đề, toàn bộ việc, trách nhiệm, mảng, khâu, chuyện`,
);
const THIS = commaList(
  `việc này, việc đó, việc ấy, cái này, cái đó, nội dung này, nội dung đó, vấn đề này, phần này, nhiệm vụ này, chuyện này, phần việc này, những việc này, đề án này, dự án này, công việc này, mấy việc này, về việc này, về nội dung này, về vấn đề này`,
);
const TAILS = commaList(`thì, tôi, do, để, là, sẽ, nay, cho, nên, xin, ta, mình, vẫn, cứ`);

/** The range begins with a word that names a topic ("Về …", "Riêng việc …"), maybe after openers. */
export function namesTopic(reading: Reading, range: Range): boolean {
  let start = range.start;
  for (let next: number | undefined = start; next !== undefined && next <= range.end; ) {
    start = next;
    if (anyPhraseAt(reading.tokens, start, HEADS) !== null) {
      return true;
    }
    next = OPENERS.at(reading.tokens, start)?.end;
  }
  return false;
}

export interface Topic {
  readonly tokens: readonly number[];
  readonly isThis: boolean;
}

/** What is spoken of before the lead is named ("Việc sửa Thông tư 22 giao cho …"), without openers and dates. */
export function readTopic(reading: Reading, range: Range): Topic {
  let start = range.start;
  for (let next = OPENERS.at(reading.tokens, start)?.end; next !== undefined && next <= range.end; ) {
    if (anyPhraseAt(reading.tokens, start, THIS) !== null) {
      break;
    }
    start = next;
    next = OPENERS.at(reading.tokens, start)?.end;
  }
  if (anyPhraseAt(reading.tokens, start, THIS) !== null) {
    return { tokens: [], isThis: true };
  }
  const headless = anyPhraseAt(reading.tokens, start, HEADS) ?? start;
  const tokens = positions({ start: headless, end: range.end }).filter((at) => timeOver(reading, at) === null);
  return { tokens: trimmed(reading, tokens), isThis: false };
}

function trimmed(reading: Reading, tokens: readonly number[]): number[] {
  const kept = [...tokens];
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const token = reading.tokens[last];
    if (token?.kind !== 'punct' && !TAILS.includes(token?.lower ?? '')) {
      break;
    }
    kept.pop();
  }
  return kept;
}
