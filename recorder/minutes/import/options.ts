import type { CountsAs, PollOption } from '../record.ts';
import type { FileOption } from './schema.ts';

/** Words of a code without tone marks → the words as they are written. Only words that name vote options. */
const WORDS: Record<string, string> = {
  tan: 'tán',
  thanh: 'thành',
  khong: 'không',
  bieu: 'biểu',
  quyet: 'quyết',
  dong: 'đồng',
  y: 'ý',
  kien: 'kiến',
  khac: 'khác',
  nhat: 'nhất',
  tri: 'trí',
  thong: 'thống',
  qua: 'qua',
  phan: 'phản',
  doi: 'đối',
  phieu: 'phiếu',
  trang: 'trắng',
  phuong: 'phương',
  an: 'án',
  chon: 'chọn',
  co: 'có',
  bao: 'bảo',
  luu: 'lưu',
  tra: 'trả',
  loi: 'lời',
  ung: 'ứng',
  vien: 'viên',
  hop: 'hợp',
  le: 'lệ',
};

const AGREE = /^(tán thành|đồng ý|nhất trí|thống nhất|thông qua|ủng hộ|có|agree|yes)/u;
const DISAGREE = /^(không (tán thành|đồng ý|nhất trí|thống nhất|thông qua|ủng hộ)|phản đối|disagree|no$)/u;

/** `khong_tan_thanh` → "không tán thành"; a label that is already written out stays as it is. */
export function optionLabel(code: string): string {
  if (/[^a-z0-9_ -]/i.test(code)) {
    return lowerFirst(code.normalize('NFC').trim());
  }
  const words = code.toLowerCase().split(/[_ -]+/);
  return words
    .map((word) => WORDS[word] ?? (word.length === 1 || /\d/.test(word) ? word.toUpperCase() : word))
    .join(' ');
}

/** What a choice counts as (domain.md §1.5): by its own word; an option nobody can classify is neutral. */
export function countsAs(label: string): CountsAs {
  const lower = label.toLocaleLowerCase('vi');
  if (DISAGREE.test(lower)) {
    return 'disagree';
  }
  return AGREE.test(lower) ? 'agree' : 'neutral';
}

/** Options of a poll or slip; when the file lists none, the keys of its result or the choices of its ballots are used. */
export function optionsOf(given: readonly FileOption[] | null | undefined, seen: readonly string[]): PollOption[] {
  const listed = (given ?? []).map(optionOf);
  if (listed.length > 0) {
    return listed;
  }
  return [...new Set(seen)].map((code) => optionOf(code));
}

function optionOf(given: FileOption): PollOption {
  if (typeof given === 'string') {
    const label = optionLabel(given);
    return { id: given, label, countsAs: countsAs(label) };
  }
  const id = given.id ?? given.code ?? given.value ?? given.label ?? '';
  const label = given.label ? lowerFirst(given.label) : optionLabel(id);
  const declared = (['agree', 'disagree', 'neutral'] as const).find((value) => value === given.counts_as);
  return { id, label, countsAs: declared ?? countsAs(label) };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);
}
