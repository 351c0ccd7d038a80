import { literal, lowerFirst, upperFirst } from './words.ts';

/** Who speaks, as far as reported speech needs to know. */
export interface Speaker {
  /** `Giám đốc Sở Tài chính Phùng Đức Lâm`. */
  label: string;
  unit: string;
  /** How the speaker calls the own unit: aliases of it. */
  unitNames: string[];
  /** Verb for a plain statement, e.g. `báo cáo`, `nêu ý kiến`. */
  states: string;
  /** Names that keep their capital. */
  names: readonly string[];
}

const VERBS = [
  'không đồng ý',
  'không nhất trí',
  'không tán thành',
  'đề nghị',
  'kiến nghị',
  'đề xuất',
  'ủng hộ',
  'đồng ý',
  'đồng tình',
  'nhất trí',
  'thống nhất',
  'tán thành',
  'băn khoăn',
  'lo ngại',
  'lưu ý',
  'nhấn mạnh',
  'cho rằng',
  'khẳng định',
  'đánh giá',
  'mong muốn',
  'mong',
  'cam kết',
  'hứa',
  'nhận',
  'tiếp thu',
  'giải trình',
  'bổ sung',
  'phản ánh',
  'bảo lưu',
  'chia sẻ',
  'góp ý',
  'trình',
  'thông báo',
  'báo cáo',
  'đăng ký',
  'xin',
].join('|');
const OPINION_VERBS = 'nghĩ rằng|nghĩ là|nghĩ|thấy rằng|thấy|hiểu là|tin rằng|cho là';
const FIRST_PERSON = 'tôi|em|mình|chúng tôi|chúng em|bản thân tôi|cá nhân tôi';
const UNIT_NOUN =
  '(?:sở|bộ|ban|phòng|cục|vụ|viện|trạm|trường|nhà trường|mặt trận|hội|đoàn|thôn|tổ|chi cục|văn phòng|đơn vị|công ty|xã|phường|huyện|trung tâm|cơ quan|địa phương)';
const OWN_UNIT = `${UNIT_NOUN}(?: chúng tôi| tôi)?`;
const OURSELVES = new RegExp(`(?<![\\p{L}])(?:${UNIT_NOUN} )?(?:chúng tôi|chúng em)(?![\\p{L}])`, 'giu');
/** "Anh Bằng cho biết …?": whom it is asked stands in the turn that answers. */
const ASKED =
  /^(?:đề nghị |xin |mời )?(?:anh|chị|ông|bà|đồng chí|các đồng chí) [^,.;?]{0,40}?cho (?:tôi |hội nghị |phiên họp )?biết(?: thêm)?:?\s+/iu;
const ADVERBS = '(?:cũng |rất |hoàn toàn |cơ bản |xin |xin được |xin phép |có |chỉ |vẫn |mạnh dạn |trân trọng |thì )*';

/**
 * A speaker's sentences as reported speech, one sentence ending with a full stop: "Tôi đề nghị …" → "Giám đốc Sở Tài chính
 * Phùng Đức Lâm đề nghị …". The words stay the speaker's; only the first person and the opening verb move.
 */
export function reported(sentences: readonly string[], speaker: Speaker): string {
  const clauses = sentences.map((sentence, index) =>
    clauseOf(index === 0 ? withoutLink(sentence.trim()) : sentence.trim(), speaker),
  );
  const [first, ...rest] = clauses;
  if (!first) {
    return '';
  }
  const opening = first.verb
    ? `${speaker.label} ${first.verb} ${first.rest}`
    : `${speaker.label} ${speaker.states}: ${first.rest}`;
  const others = rest.map((clause) => (clause.verb ? `${clause.verb} ${clause.rest}` : clause.rest));
  // "Tôi xin giải trình." announces what follows.
  const announced = first.verb !== null && first.rest === '' && others.length > 0;
  const text = (announced ? `${opening.trim()}: ${others.join('; ')}` : [opening, ...others].join('; '))
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;])/g, '')
    .trim();
  return /[?!]$/.test(text) ? text : `${text}.`;
}

/** A link to words that aren't told any more. */
function withoutLink(sentence: string): string {
  return upperFirst(sentence.replace(/^(?:tuy nhiên|thế nhưng|nhưng mà|nhưng|song|ngoài ra|với lại),?\s+/iu, ''));
}

interface Clause {
  /** Verb of saying that follows the speaker; null for a plain statement. */
  verb: string | null;
  rest: string;
}

function clauseOf(said: string, speaker: Speaker): Clause {
  const sentence = said.replace(/[.;…]+$/u, '');
  const { sayings, verb } = patternsOf(speaker);
  const found = firstSaying(sentence, sayings) ?? verbClause(sentence, verb);
  if (found) {
    return { verb: found.verb, rest: inside(thirdPerson(found.rest, speaker), speaker) };
  }
  const asked = sentence.endsWith('?');
  const plain = asked ? sentence.replace(ASKED, '') : sentence;
  return { verb: asked ? 'hỏi:' : null, rest: inside(thirdPerson(plain, speaker), speaker) };
}

interface Patterns {
  /** Openings that stand for a verb of saying, first match wins. */
  sayings: { pattern: RegExp; verb: string }[];
  verb: RegExp;
}

const known = new Map<string, Patterns>();

/** Patterns of a speaker, built once for each way of naming the own unit. */
function patternsOf(speaker: Speaker): Patterns {
  const self = selfPattern(speaker);
  const patterns = known.get(self) ?? {
    sayings: [
      {
        pattern: new RegExp(
          `^theo (?:${FIRST_PERSON}|(?:ý kiến|quan điểm) (?:của )?${self})(?: thì)?,?\\s+(.+)$`,
          'isu',
        ),
        verb: 'cho rằng',
      },
      { pattern: new RegExp(`^(?:quan điểm|ý kiến) (?:của )?${self} là (.+)$`, 'isu'), verb: 'cho rằng' },
      {
        pattern: new RegExp(
          `^(?:${self}\\s+)?(?:xin (?:được |phép )?)?hỏi(?: thêm)?(?: đồng chí)?(?: chủ tịch| bộ trưởng| chủ tọa)?[:,]?\\s+(.+)$`,
          'isu',
        ),
        verb: 'hỏi:',
      },
      { pattern: new RegExp(`^${self}\\s+${ADVERBS}(?:${OPINION_VERBS})\\s+(.+)$`, 'isu'), verb: 'cho rằng' },
    ],
    verb: new RegExp(`^(?:${self}\\s+)?(${ADVERBS})(${VERBS})(?=[\\s,:]|$)(.*)$`, 'isu'),
  };
  known.set(self, patterns);
  return patterns;
}

function firstSaying(sentence: string, sayings: Patterns['sayings']): Clause | null {
  for (const { pattern, verb } of sayings) {
    const rest = pattern.exec(sentence)?.[1];
    if (rest) {
      return { verb, rest };
    }
  }
  return null;
}

function selfPattern(speaker: Speaker): string {
  const own = [...speaker.unitNames, speaker.unit].filter((name) => name !== '').map(literal);
  return `(?:${[...own, FIRST_PERSON, OWN_UNIT].join('|')})`;
}

/** "(Tôi) cũng đề nghị …" → verb "cũng đề nghị"; a sentence that begins with the verb itself has the speaker as its subject. */
function verbClause(sentence: string, pattern: RegExp): Clause | null {
  const found = pattern.exec(sentence);
  if (!found) {
    return null;
  }
  const [, adverbs = '', verb = '', rest = ''] = found;
  const kept = adverbs.toLocaleLowerCase('vi').replace(/(?:xin được|xin phép|xin|có|thì|mạnh dạn) /gu, '');
  return { verb: `${kept}${verb.toLocaleLowerCase('vi')}`.trim(), rest: rest.trim() };
}

/** The first person left inside: "Sở chúng tôi" → the unit, "của tôi" → "của mình", "tôi đã giao" → "đã giao". */
function thirdPerson(text: string, speaker: Speaker): string {
  const unit = speaker.unit === '' ? 'đơn vị' : speaker.unit;
  return text
    .replace(new RegExp(`(?<=(?:${literal(unit)}|bà con|nhân dân)) (?:chúng tôi|chúng em)(?![\\p{L}])`, 'giu'), '')
    .replace(OURSELVES, unit)
    .replace(
      /^(?:chị|anh|chủ tịch|đồng chí)(?: \p{L}+)? cho (?:em|tôi|chúng tôi|chúng em|phòng|sở|đơn vị) xin /iu,
      'xin ',
    )
    .replace(/,?\s+theo (?:tôi|em)(?: thì)?,?\s+/giu, ', cho rằng ')
    .replace(/(?<![\p{L}])của (?:tôi|em)(?![\p{L}])/giu, 'của mình')
    .replace(/(?<=(?:này|mai|tới|nay|sau|\d)) (?:tôi|em) (?=\p{L})/gu, ' ')
    .replace(/(?<![\p{L}])(?:tôi|em) (?=đã|sẽ|đang|vừa|cũng|rất|có|xin|đề nghị|thấy|được|phải|không)/giu, '');
}

function inside(rest: string, speaker: Speaker): string {
  return lowerFirst(rest.trim(), speaker.names);
}

/** First letter capital, one full stop at the end. */
export function asSentence(text: string): string {
  const bare = text.trim().replace(/[.;,:…]+$/u, '');
  return bare === '' ? '' : `${upperFirst(bare)}${/[?!]$/.test(bare) ? '' : '.'}`;
}
