import type { Participant } from '#protocol/people.ts';
import { foldTones } from '../text.ts';

/** Forms of address; a given name alone names somebody only behind one of them. */
const ADDRESS = /^(?:(?:kinh )?(?:ong|ba|dong chi|d\/c|anh|chi|bac|thay|bac si|bs)\.? )+/u;
/** The same of "cô" and "chú", while "có" and "chủ" are still told from them by their tones. */
const AUNT_OR_UNCLE = /^(?:cô|chú)(?=\s)/iu;
/** What somebody does, behind the name: "Chủ tọa kết luận". */
const DOES = / (?:ket luan|phat bieu(?: y kien)?|hoi|tra loi|bao cao|noi|trinh bay|giai trinh|tiep thu|cho y kien)$/u;
/** Degrees and ranks before a name, and short forms of offices: they don't tell who somebody is. */
const DEGREES = /^(?:(?:gs|pgs|ts|ths|bs|ks|ls|ckii|cki|thac si|tien si|luat su)\.? ?)+(?= |$)/u;
const OFFICES_SHORT: readonly (readonly [RegExp, string])[] = [
  [/^(?:d\/c |dong chi )?pct\b/u, 'pho chu tich'],
  [/^(?:d\/c |dong chi )?ct\b/u, 'chu tich'],
  [/^pgd\b/u, 'pho giam doc'],
  [/^gd\b/u, 'giam doc'],
  [/^pcvp\b/u, 'pho chanh van phong'],
  [/^cvp\b/u, 'chanh van phong'],
  [/^ptp\b/u, 'pho truong phong'],
  [/^tp\b/u, 'truong phong'],
];
const CHAIR = /^(?:nguoi )?(?:chu tri|chu toa|dieu hanh)(?: (?:cuoc hop|phien hop|hoi nghi|ky hop))?$/u;
const SECRETARY = /^thu ky(?: (?:cuoc hop|phien hop|hoi nghi|ky hop))?$/u;
/** What parts a name from an office, and one office from the next. */
const PARTS = /\s*[,;()–—]\s*|\s+-\s+/u;

function folded(text: string): string {
  return foldTones(text)
    .replace(/\s+/gu, ' ')
    .replace(/[.:]+$/u, '')
    .trim();
}

function bare(part: string): string {
  const short = OFFICES_SHORT.find(([form]) => form.test(part));
  const long = short ? part.replace(short[0], short[1]) : part;
  return long.replace(ADDRESS, '').replace(DEGREES, '').trim();
}

/** Nobody's name and office are longer: a line of speech is told from them at once. */
const LONGEST = 150;

/** A participant as names are compared: everything without tones and capitals. */
type Known = {
  readonly person: Participant;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly offices: readonly string[];
  readonly unit: string;
};

/** The offices in a title, and each with the unit: "Giám đốc" of "Sở Tài chính" is called "Giám đốc Sở Tài chính". */
function officesOf({ title, unit }: Participant): string[] {
  const offices = [title, ...title.split(PARTS)].map(folded).filter(Boolean);
  return [...offices, ...offices.map((office) => `${office} ${folded(unit)}`)];
}

const knownOf = (person: Participant): Known => ({
  person,
  name: folded(person.name),
  aliases: person.aliases.map((alias) => bare(folded(alias))),
  offices: officesOf(person),
  unit: folded(person.unit),
});

type Reading = {
  /** Whether it knows the person by a name, and not by an office that somebody else may hold by now. */
  readonly byName: boolean;
  /** `plain` is `part` without forms of address, degrees and short forms. */
  readonly reads: (known: Known, part: string, plain: string) => boolean;
};

/** From the surest to the least sure; the first by which anybody fits decides. */
const READINGS: readonly Reading[] = [
  { byName: true, reads: ({ name }, _part, plain) => name === plain },
  { byName: true, reads: ({ aliases }, _part, plain) => aliases.includes(plain) },
  { byName: false, reads: ({ offices }, _part, plain) => offices.includes(plain) },
  { byName: false, reads: ({ person }, part) => person.role === 'chair' && CHAIR.test(part) },
  { byName: false, reads: ({ person }, part) => person.role === 'secretary' && SECRETARY.test(part) },
  // An office and then the name: "Giám đốc Phùng Đức Lâm".
  { byName: true, reads: ({ name }, _part, plain) => plain.endsWith(` ${name}`) },
  { byName: false, reads: ({ unit }, _part, plain) => unit !== '' && unit === plain },
  // "Ông Lâm", "chị Mai Hương".
  { byName: true, reads: ({ name }, part, plain) => ADDRESS.test(part) && plain !== '' && name.endsWith(` ${plain}`) },
];

type Fitting = { readonly people: readonly Known[]; readonly byName: boolean };

function fitting(people: readonly Known[], part: string): Fitting | null {
  const plain = bare(part);
  for (const { reads, byName } of READINGS) {
    const found = people.filter((known) => reads(known, part, plain));
    if (found.length > 0) {
      return { people: found, byName };
    }
  }
  return null;
}

function find(people: readonly Known[], written: string): Participant | null {
  const whole = folded(written.trim().replace(AUNT_OR_UNCLE, 'anh')).replace(DOES, '');
  const parts = whole.split(PARTS).filter(Boolean);
  const inOne = fitting(people, whole);
  const found = inOne ? [inOne] : parts.map((part) => fitting(people, part));
  const fits = found.filter((each) => each !== null);
  if (fits.length < found.length && !fits.some(({ byName }) => byName)) {
    return null;
  }
  const common = people.filter((person) => fits.every((each) => each.people.includes(person)));
  const [only] = common;
  return fits.length > 0 && common.length === 1 && only ? only.person : null;
}

/**
 * Finds the participant that a name in an uploaded transcript stands for (SPEECH-15): full name, alias, office, "Chủ tọa", the unit
 * that only one person comes from, or the given name behind a form of address; without tones, degrees and short forms. A name and an
 * office together ("Ông Lâm – Giám đốc Sở Tài chính") name who fits both; a name that nobody has isn't made up for by an office.
 * Null when nobody or more than one fits: a name is never guessed.
 */
export function speakerFinder(people: readonly Participant[]): (written: string) => Participant | null {
  const known = people.map(knownOf);
  const found = new Map<string, Participant | null>();
  return (written) => {
    if (written.length > LONGEST) {
      return null;
    }
    const before = found.get(written);
    const person = before === undefined ? find(known, written) : before;
    found.set(written, person);
    return person;
  };
}
