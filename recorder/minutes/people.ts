import type { MeetingRecord, PersonRecord } from './record.ts';

const OFFICE =
  /(giám đốc|chủ tịch|trưởng|chánh|bí thư|chủ nhiệm|phó|ủy viên|đại biểu|chuyên viên|thư ký|hiệu trưởng|tổng cục|chủ nhiệm|chỉ huy|chính ủy)/iu;
/** Offices that go before any other a person also holds, party office included. */
const HEAD_OF_STATE_BODY =
  /^(?:phó )?chủ tịch (?:thường trực )?(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân)|^(?:bộ trưởng|thứ trưởng)/iu;
const MEMBERSHIP = /^(?:ủy viên|thành viên|đại biểu)(?![\p{L}])/iu;

/** Offices that say nothing without their body: `Trưởng phòng`, `Giám đốc`, `Chánh Thanh tra`. */
const BARE =
  /^(?:quyền |phó |q\. ?)*(?:trưởng (?:phòng|ban|trạm|khoa|công an)|chánh (?:thanh tra|văn phòng)|chi cục trưởng|cục trưởng|vụ trưởng|viện trưởng|giám đốc|hiệu trưởng|chủ nhiệm|bí thư|chủ tịch|chủ tịch (?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân) (?:xã|phường|thị trấn))$/iu;

/** The office with its body, where the title leaves it to the unit: `Trưởng phòng` of `Phòng Tài chính` → `Trưởng phòng Tài chính`. */
function withBody(title: string, unit: string): string {
  if (unit === '' || !BARE.test(title)) {
    return title;
  }
  const office = title.split(' ');
  const body = unit.split(' ');
  const same = (a: string | undefined, b: string | undefined) =>
    a?.toLocaleLowerCase('vi') === b?.toLocaleLowerCase('vi');
  const shared = office.findIndex((_, from) => office.slice(from).every((word, index) => same(word, body[index])));
  return [...office, ...body.slice(shared < 0 ? 0 : office.length - shared)].join(' ');
}

/** All offices of a person as a list of those present names them. */
function fullTitle(person: PersonRecord): string {
  const parts = person.title.split(/,\s*/);
  return parts.length === 1 ? withBody(person.title, person.unit) : person.title;
}

/**
 * The office a person speaks from: `Ủy viên UBND tỉnh, Giám đốc Sở Tài chính` → `Giám đốc Sở Tài chính`. A title whose parts belong
 * together (`Phó Trưởng phòng Tổng hợp, Văn phòng UBND tỉnh`) stays whole.
 */
export function shortTitle(person: PersonRecord): string {
  const parts = fullTitle(person)
    .split(/,\s*/)
    .filter((part) => /^\p{Lu}/u.test(part));
  const state = parts.find((part) => HEAD_OF_STATE_BODY.test(part));
  if (state) {
    return state;
  }
  const offices = parts.filter((part) => !MEMBERSHIP.test(part));
  const left = offices.length > 0 ? offices : parts;
  return left.every((part) => OFFICE.test(part)) ? (left.at(-1) ?? '') : left.join(', ');
}

/** Office and name, as the minutes name a speaker: `Giám đốc Sở Tài chính Phùng Đức Lâm`. */
export function speakerLabel(person: PersonRecord): string {
  const title = shortTitle(person);
  if (title === '') {
    return [person.honorific, person.name].filter(Boolean).join(' ');
  }
  return title.includes(',') ? `${honorific(person)}${person.name}, ${title},` : `${title} ${person.name}`;
}

/** `Ông Trịnh Quốc Khải, Chủ tịch UBND tỉnh`. */
export function fullLabel(person: PersonRecord): string {
  return [`${honorific(person)}${person.name}`, fullTitle(person) || person.unit].filter(Boolean).join(', ');
}

/** A full label inside a sentence: `ông Trịnh Quốc Khải, …`. */
export function lowerHonorific(label: string): string {
  return label.replace(/^(Ông|Bà|Đồng chí)(?= )/u, (word) => word.toLocaleLowerCase('vi'));
}

function honorific(person: PersonRecord): string {
  return person.honorific === '' ? '' : `${person.honorific} `;
}

const CALLED = ['anh', 'chị', 'bác', 'cô', 'chú', 'ông', 'bà', 'đồng chí'];

/** Ways to call a person by the given name, the last word of a Vietnamese name: `anh Đạt`, `đồng chí Đạt`. */
export function calledBy(name: string): string[] {
  const given = name.split(/\s+/).at(-1) ?? '';
  return CALLED.map((word) => `${word} ${given}`);
}

/**
 * People called by the given name ("anh Đạt") as minutes name them ("ông Nguyễn Tiến Đạt"). Only where one person of the meeting can
 * be meant; everything else stays as said.
 */
export function formalNames(record: MeetingRecord, text: string): string {
  const pattern = new RegExp(`(?<![\\p{L}])(?:${CALLED.join('|')}) (\\p{Lu}\\p{L}*)(?! \\p{Lu})(?![\\p{L}])`, 'gu');
  return text.replace(pattern, (said: string, given: string) => {
    const meant = record.people.filter((person) => person.name.split(/\s+/).at(-1) === given);
    const [person] = meant;
    const plain = meant.length === 1 && person !== undefined && person.honorific !== '';
    return plain ? lowerHonorific(`${person.honorific} ${person.name}`) : said;
  });
}

/** The person with this id. */
export function personOf(record: MeetingRecord, id: string | null): PersonRecord | null {
  return record.people.find((person) => person.id === id) ?? null;
}

/** The body as its members say it: `UBND tỉnh Lạc Giang` → `UBND tỉnh`. */
export function bodyName(record: MeetingRecord): string {
  const { shortName, place } = record.agency;
  const suffix = ` ${place}`;
  const territorial = /^(UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)/u.test(shortName);
  return territorial && place !== '' && shortName.endsWith(suffix) ? shortName.slice(0, -suffix.length) : shortName;
}

/** What the ones who vote are called: deputies of a council, members of anything else. */
export function memberNoun(record: MeetingRecord): 'thành viên' | 'đại biểu' {
  return /hội đồng nhân dân|HĐND/iu.test(`${record.agency.name} ${record.agency.shortName}`)
    ? 'đại biểu'
    : 'thành viên';
}

/** Every name of the meeting that keeps its capital inside a sentence. */
export function properNames(record: MeetingRecord): string[] {
  return [
    ...record.people.flatMap((person) => [person.name, ...person.title.split(/,\s*/)]),
    ...record.agency.units,
    ...Object.keys(record.agency.unitAliases),
    record.agency.shortName,
    record.agency.place,
    'Ủy ban nhân dân',
    'Hội đồng nhân dân',
    'Sở',
    'Bộ',
    'Chính phủ',
    'Thủ tướng',
    'Quốc hội',
    'Công an',
    'Chủ tịch',
    'Bộ trưởng',
  ].filter((name) => name !== '');
}

/** The office alone as a signature names it: `Chủ tịch UBND tỉnh` → `CHỦ TỊCH`, `Bộ trưởng Bộ Y tế` → `BỘ TRƯỞNG`. */
export function signsAsOffice(title: string): string {
  const office =
    /^(?:Phó )?(?:Chủ tịch|Bộ trưởng|Thứ trưởng|Chủ nhiệm|Tổng Giám đốc|Giám đốc|Cục trưởng|Vụ trưởng|Viện trưởng|Trưởng ban|Thủ trưởng|Bí thư|Hiệu trưởng|Chủ tọa)(?: Thường trực)?/iu.exec(
      title,
    );
  return (office?.[0] ?? title).toLocaleUpperCase('vi');
}
