import { foldedWords, overlap, upperFirst } from './words.ts';

const HONORIFIC = '(?:các |toàn thể |đồng chí |quý vị |quý đại biểu |ông |bà |anh |chị |vị |bác )*';
const OFFICE =
  '(?:chủ tịch|phó chủ tịch|bộ trưởng|thứ trưởng|chủ tọa|chủ trì|chánh văn phòng|giám đốc|trưởng ban|phó trưởng ban|chủ nhiệm|cục trưởng|vụ trưởng|viện trưởng|tổng giám đốc|hội đồng|hội nghị|phiên họp|cuộc họp|kỳ họp|đại biểu|đồng chí|lãnh đạo|ủy viên|thành viên|thủ trưởng|bí thư)';

const ADDRESSEE =
  '(?:thường trực|ủy ban nhân dân|ubnd|hđnd|hội đồng nhân dân|bộ|tỉnh|thành phố|xã|phường|đồng chí|các|và|quý vị|đại biểu|chủ tọa|thành viên)';

/** Openings that carry nothing: address, thanks, hesitation. Matched again and again at the beginning of a turn. */
const OPENINGS: RegExp[] = [
  /^(?:kính |xin )?thưa(?: [^,.:;\d]{0,80}?)?[,.:;](?!\d)\s*/iu,
  new RegExp(
    `^(?:kính |xin )?(?:thưa|báo cáo|bẩm)(?: với)? ${HONORIFIC}${OFFICE}(?: ${ADDRESSEE})*[,.:;]?\\s+(?=\\S)`,
    'iu',
  ),
  // "Báo cáo anh Thuận, …", "em thưa các bác là …": whom it is said to.
  /^(?:em |cháu |tôi |chúng tôi )?(?:kính |xin )?(?:thưa|báo cáo|bẩm)(?: với)? (?:anh|chị|ông|bà|bác|cô|chú|đồng chí)(?: \p{L}+){1,4}?[,.:;]\s*/iu,
  /^(?:em |cháu |tôi |chúng tôi )?(?:kính |xin )?thưa(?: với)? (?:các |toàn thể )?(?:anh|chị|ông|bà|bác|cô|chú|đồng chí|đại biểu)(?: \p{L}+){0,3}? (?:là|rằng)\s+/iu,
  /^báo cáo(?: thêm| bổ sung| nhanh)?[,:]\s+/iu,
  /^báo cáo (?:thêm|bổ sung|nhanh)\s+/iu,
  /^(?:\p{L}[^,.;:\d]{0,50} )?xin (?:được |phép )?(?:báo cáo|giải trình|bổ sung|phát biểu|có ý kiến)(?: thêm| bổ sung| nhanh| ngắn gọn| như sau)*[,:]\s+/iu,
  // A list of conclusions is printed as a list: its spoken numbers go.
  /^(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám) là|thứ nhất),?\s+/iu,
  /^(?:vâng|dạ|à|ờ|ừ|ừm|ờm|thôi|rồi|nào|đấy|ấy|thì|ạ|alo|a lô|ok|ô kê)(?:[,.]|\s+ạ[,.]?|\s)\s*/iu,
  /^(?:thôi được|được rồi|thế thì|như vậy là|nói chung là|thực ra là|trước hết,? (?:tôi )?xin (?:phép )?(?:cảm ơn|chào)[^,.]*)[,.]?\s*/iu,
  /^(?:xin |tôi xin |em xin )?(?:trân trọng |chân thành )?(?:cảm ơn|cám ơn)[^.,;:]{0,60}[.,;:]\s*/iu,
  /^(?:tôi |em )?(?:xin )?(?:được )?(?:phát biểu|thay mặt|có ý kiến) thay (?:anh|chị|ông|bà|đồng chí)[^,.;]{0,40}[,.;]\s*/iu,
  /^(?:tôi |em )?xin phép (?:được )?(?:phát biểu|có ý kiến|báo cáo)[^,.:;]{0,40}[,.:;]\s*/iu,
];

/** Whole sentences that carry nothing. */
const EMPTY: RegExp[] = [
  /^(?:tôi |em )?xin (?:hết|cảm ơn|cám ơn|trân trọng cảm ơn)(?: ạ)?[.!]?$/iu,
  /^(?:xin )?(?:trân trọng|chân thành)? ?(?:cảm ơn|cám ơn)(?: .{0,60})?[.!]?$/iu,
  /^(?:kính )?thưa .{0,60}$/iu,
  /^(?:kính |xin |xin kính )?chào .{0,60}$/iu,
  /^(?:vâng|dạ|rõ|vâng,? rõ|nghe rõ|được|tốt|đúng rồi|nhất trí|xin rõ)(?: ạ| rồi)?[.!]?$/iu,
  /^(?:tôi |em )?xin (?:có )?(?:ý kiến|phát biểu) (?:thế thôi|như vậy|như thế|đến đây)(?: thôi)?(?: ạ)?[.!]?$/iu,
  /^(?:tôi |em )?(?:xin )?(?:có|nêu|góp|phát biểu) (?:một|hai|ba|bốn|năm|mấy|vài|một số|\d+) ý(?: kiến| nhỏ)?(?: như sau| thế này| ngắn)?[.:]?$/iu,
  /^(?:tôi|em|sở|đơn vị) (?:xin )?(?:báo cáo|có ý kiến) (?:hết|như vậy|như trên)(?: ạ)?[.!]?$/iu,
];

/** "Phòng Kinh tế xin báo cáo tóm tắt.": announces and tells nothing. */
const ANNOUNCES =
  /^(?:[^,.;:\d]{0,50} )?xin (?:được |phép )?(?:báo cáo|trình bày|phát biểu|có ý kiến|giải trình|bổ sung)(?: tóm tắt| thêm| bổ sung| nhanh| ngắn gọn| như sau| thế này)*[.!]?$/iu;

const FILLERS =
  /(?<![\p{L}])(?:thì là mà|thì à(?=\s+\p{L})|à(?=\s+\p{L})|kiểu như là|nói thật là|tức là nói|ờm|ừm|ờ|ừ|à ừ)(?![\p{L}]),?\s*/giu;
/** "…, tôi nghĩ là như vậy." */
const TAILS = /,?\s+(?:tôi|em) (?:nghĩ|thấy|cho|hiểu) (?:là |rằng )?(?:như vậy|như thế|thế|vậy)(?=[.;]|$)/giu;
const PARTICLES = /(?:,?\s+(?:ạ|nhé|nhá|nha|hen|nghe|đấy ạ|đấy nhé|thôi nhé))+(?=\s*[.,;?!]|\s*$)/giu;

/** Sentences of a turn, in order, each ending with its mark. Numbers such as `9.846` and `1.` inside a sentence do not end it. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.?!;…])\s+(?=["“(]?[\p{Lu}\d])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/**
 * A turn without what nobody needs: greetings, thanks, fillers, words said twice, sentences that repeat an earlier one. Figures
 * and everything else stay as said. Empty when nothing is left.
 */
export function condensed(text: string): string[] {
  const kept: string[] = [];
  for (const sentence of sentencesOf(stripOpenings(text.trim()))) {
    const clean = tidy(stripOpenings(sentence));
    const empty = clean === '' || [...EMPTY, ANNOUNCES].some((pattern) => pattern.test(clean));
    const repeated = kept.some((earlier) => sameWords(earlier, clean));
    if (!empty && !repeated) {
      kept.push(upperFirst(clean));
    }
  }
  return kept;
}

function stripOpenings(text: string): string {
  let rest = text;
  for (let round = 0; round < 6; round += 1) {
    const before = rest;
    for (const pattern of OPENINGS) {
      rest = rest.replace(pattern, '');
    }
    if (rest === before) {
      break;
    }
  }
  return rest.trim();
}

function tidy(sentence: string): string {
  const plain = sentence.replace(FILLERS, '').replace(PARTICLES, '').replace(TAILS, '');
  return stutters(spokenJoints(plain))
    .replace(/\s+([.,;:?!])/g, '$1')
    .trim();
}

/** "theo tôi thì, theo tôi", "tôi thì tôi", "nhưng mà": said twice over in speech. */
function spokenJoints(text: string): string {
  return text
    .replace(/(?<![\p{L}])(theo (?:tôi|em))(?: thì)?,?\s+theo (?:tôi|em)(?: thì)?,?(?=\s)/giu, '$1')
    .replace(/(?<![\p{L}])(tôi|em) thì (?:tôi|em)(?=\s)/giu, '$1')
    .replace(/(?<![\p{L}])nhưng mà(?![\p{L}])/gu, 'nhưng')
    .replace(/(?<![\p{L}])Nhưng mà(?![\p{L}])/gu, 'Nhưng')
    .replace(/(?<![\p{L}])thì (?:tôi|em) (?=e |sợ |lo |cho |nghĩ |thấy )/gu, 'thì ');
}

const REDUPLICATION = new Set([
  'từ',
  'dần',
  'luôn',
  'mãi',
  'ngày',
  'người',
  'nhà',
  'xa',
  'nhanh',
  'chung',
  'đời',
  'ai',
  'đâu',
  'gì',
]);

/** A count before the words: "hai phương án phương án A …" is an announcement and its first part. */
const COUNTED = /(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|các|những)\s+$/iu;

/** One to four words said twice in a row are written once; words that live from being doubled ("từ từ", "chung chung") stay. */
function stutters(text: string): string {
  let result = text;
  for (let length = 4; length >= 1; length -= 1) {
    const unit = `((?:[\\p{L}]+\\s+){${length - 1}}[\\p{L}]+)`;
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${unit}(?:,?\\s+\\1)+(?![\\p{L}\\p{N}])`, 'giu');
    result = result.replace(pattern, (whole: string, once: string, offset: number, full: string) => {
      // "hai đợt, đợt 1 …": the second one is numbered, not said twice.
      const numbered = /^\s+(?:\d|một |hai |ba |đầu )/u.test(full.slice(offset + whole.length));
      const counted = numbered || (length > 1 && COUNTED.test(full.slice(0, offset)));
      return counted || REDUPLICATION.has(once.toLowerCase()) ? whole : once;
    });
  }
  return result;
}

function sameWords(earlier: string, later: string): boolean {
  const [a, b] = [foldedWords(earlier), foldedWords(later)];
  const numbers = (words: string[]) => words.filter((word) => /\d/.test(word)).join(' ');
  return b.length >= 4 && b.length <= a.length * 1.2 && overlap(earlier, later) >= 0.9 && numbers(b) === numbers(a);
}

const WEIGHTY =
  /\d|đề nghị|kiến nghị|đề xuất|yêu cầu|băn khoăn|không đồng ý|không nhất trí|không tán thành|đồng ý|nhất trí|thống nhất|ủng hộ|lưu ý|bảo lưu|cần|phải|nên|vướng|khó khăn|\?/u;

/** At most `most` sentences: when there are more, those with a figure, a demand or a position are kept, in their order. */
export function shortened(sentences: string[], most: number): string[] {
  if (sentences.length <= most) {
    return sentences;
  }
  const weighty = sentences.filter((sentence, index) => index === 0 || WEIGHTY.test(sentence));
  return weighty.length <= most
    ? weighty
    : weighty.filter((sentence, index) => index === 0 || /\d|đề nghị|kiến nghị|đề xuất|\?/u.test(sentence));
}
