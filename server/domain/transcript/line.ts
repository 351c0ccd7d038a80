/** A stretch of an uploaded transcript; times in ms from its beginning, null when the file has none. */
export type TranscriptLine = {
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly text: string;
  /** Not said by anybody: it names what is dealt with from here on. */
  readonly heading: boolean;
};

/** What the meeting knows of a text that may be read otherwise too. */
export type Known = {
  /** Whether it is somebody's name (or office, or unit) in this meeting. */
  readonly name: (written: string) => boolean;
  /** Whether it is the title of an item. */
  readonly title: (written: string) => boolean;
};

/**
 * "Ông Trịnh Quốc Khải (Chủ tịch): …": degrees, then at most ten words before the colon, none of them ending a sentence. A word ends
 * at a space only, so that a long one isn't tried in all its parts.
 */
const SPEAKER =
  /^((?:\p{Lu}\p{L}{0,3}\.\s*){0,4}(?:[Đđ]\/c|\p{L}[\p{L}\p{M}'’-]*)(?:\s+\p{L}[\p{L}\p{M}'’-]*){0,9}\s*(?:\([^)]{1,80}\))?)\s*:(?:\s+(?=\S)|$)/u;
/** A longer form, "Ông Phùng Đức Lâm – Giám đốc Sở Tài chính: …": a speaker only when the meeting knows the name. */
const LONG_SPEAKER = /^([^:.!?]{2,140}?)\s*:(?:\s+(?=\S)|$)/u;
/** What names and offices begin with; other words before a colon are said, unless they are capitalised like a name. */
const ADDRESSED =
  /^(?:đ\/c|ông|bà|anh|chị|cô|chú|bác|thầy|đồng chí|chủ t\p{L}+|phó|giám đốc|trưởng|thư ký|đại biểu|đại diện|bí thư|chánh|tổng|ủy viên|hiệu trưởng|người)(?!\p{L})/iu;
const CAPITALISED = /^(?:\p{Lu}\p{L}{0,3}\.\s*)*(?:\p{Lu}[\p{L}'’-]*\s+)+\p{Lu}[\p{L}'’-]*\s*(?:\(|$)/u;
const VOICE_TAG = /^<v(?:\.[\w.]+)?\s+([^>]+)>/u;
const TAG = /<[^>]+>/gu;

/** A time at the beginning of a turn, as the source of a pattern: `00:12:05`, `08:31`, `08h31`, `8 giờ 31`. */
export const TURN_TIME = '(\\d{1,2}(?::|h|g| giờ )\\d{2}(?::\\d{2})?)(?:[.,]\\d+)?';

/** Milliseconds of `1:02:03.450`, `02:03,4`, `02:03`, or `08h31` and `8 giờ 31`, which are times of day. */
export function timeMs(text: string): number {
  const clock = /[hg]/u.test(text) ? `${text.replace(/\s*(?:giờ|h|g)\s*/u, ':')}:00` : text;
  const [seconds = '0', minutes = '0', hours = '0'] = clock.replace(',', '.').split(':').reverse();
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

/** Who speaks, when the words say so at their beginning, and the words without that. */
export function withSpeaker(text: string, known: Known): Pick<TranscriptLine, 'speaker' | 'text'> {
  const tagged = VOICE_TAG.exec(text);
  const plain = text.replace(TAG, '').trim();
  if (tagged) {
    return { speaker: tagged[1]?.trim() ?? null, text: plain };
  }
  const long = LONG_SPEAKER.exec(plain);
  const named = long && known.name(long[1] ?? '') ? long : SPEAKER.exec(plain);
  const name = named?.[1]?.trim() ?? '';
  const isName = named === long || ADDRESSED.test(name) || CAPITALISED.test(name);
  return named && isName
    ? { speaker: name, text: plain.slice(named[0].length).trim() }
    : { speaker: null, text: plain };
}
