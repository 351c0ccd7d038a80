/** Bytes that are read by place: a file on disk, or one that is in memory. */
export type Bytes = {
  readonly size: number;
  /** The bytes from `at` on; fewer than asked for at the end. */
  readonly read: (at: number, length: number) => Promise<Buffer>;
};

/** One entry of a ZIP archive: where its packed bytes lie. */
export type Entry = { readonly name: string; readonly method: number; readonly at: number; readonly packed: number };

/** Why an archive isn't unpacked. */
export class UnsoundArchive extends Error {}

/** Sizes and signatures of APPNOTE.TXT (PKWARE), §4.3.7, §4.3.12, §4.3.16. */
const END = { bytes: 22, signature: 0x06054b50, longestComment: 0xffff };
const CENTRAL = { bytes: 46, signature: 0x02014b50 };
const LOCAL = { bytes: 30, signature: 0x04034b50 };
/** What may lie between two entries: a data descriptor (§4.3.9). Too short for a hidden entry, whose head alone has 30 bytes. */
const LONGEST_GAP = 24;
const LARGEST_DIRECTORY = 16 * 1024 * 1024;
const ENCRYPTED = 1;
const SIZES_FOLLOW = 8;
/** Says that the real number stands in a ZIP64 record; no office file is that large. */
const ZIP64 = [0xffff, 0xffffffff];

function require(sound: boolean, what: string): asserts sound {
  if (!sound) {
    throw new UnsoundArchive(what);
  }
}

type Directory = { readonly at: number; readonly entries: number; readonly bytes: Buffer };

async function directoryOf(archive: Bytes, most: number): Promise<Directory> {
  const tailAt = Math.max(0, archive.size - END.bytes - END.longestComment);
  const tail = await archive.read(tailAt, archive.size - tailAt);
  let end = tail.length - END.bytes;
  while (end >= 0 && tail.readUInt32LE(end) !== END.signature) {
    end -= 1;
  }
  require(end >= 0, 'no directory');
  const entries = tail.readUInt16LE(end + 10);
  const [size, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  require(![entries, size, at].some((number) => ZIP64.includes(number)), 'zip64');
  require(entries <= most, 'too many entries');
  require(at + size === tailAt + end && size <= LARGEST_DIRECTORY, 'a directory that isn’t at the end');
  return { at, entries, bytes: await archive.read(at, size) };
}

type Listed = Omit<Entry, 'at'> & { readonly flags: number; readonly headAt: number };

function* listedIn({ entries, bytes }: Directory): Generator<Listed> {
  let at = 0;
  for (let number = 0; number < entries; number += 1) {
    require(at + CENTRAL.bytes <= bytes.length && bytes.readUInt32LE(at) === CENTRAL.signature, 'a broken directory');
    const flags = bytes.readUInt16LE(at + 8);
    const [packed, headAt] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    require((flags & ENCRYPTED) === 0 && !ZIP64.includes(packed) && !ZIP64.includes(headAt), 'encrypted or zip64');
    const nameAt = at + CENTRAL.bytes;
    const nameEnd = nameAt + bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', nameAt, nameEnd);
    yield { name, flags, method: bytes.readUInt16LE(at + 10), packed, headAt };
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  require(at === bytes.length, 'a longer directory than it says');
}

async function placed(archive: Bytes, { name, flags, method, packed, headAt }: Listed): Promise<Entry> {
  const head = await archive.read(headAt, LOCAL.bytes);
  require(head.length === LOCAL.bytes && head.readUInt32LE(0) === LOCAL.signature, 'an entry without its head');
  require((flags & SIZES_FOLLOW) !== 0 || head.readUInt32LE(18) === packed, 'two sizes of one entry');
  require(head.readUInt16LE(8) === method, 'two methods of one entry');
  return { name, method, packed, at: headAt + LOCAL.bytes + head.readUInt16LE(26) + head.readUInt16LE(28) };
}

/**
 * The entries of a ZIP archive, which lie one after another from its first byte to its directory. Whichever way a program reads
 * it, by the directory or from the front, it finds these: none twice (as in bombs that overlap), and none hidden.
 *
 * @param most how many entries there may be
 * @throws {UnsoundArchive} for any other archive, and what is none
 */
export async function entriesOf(archive: Bytes, most: number): Promise<Entry[]> {
  const directory = await directoryOf(archive, most);
  const listed = [...listedIn(directory)].toSorted((one, other) => one.headAt - other.headAt);
  const entries: Entry[] = [];
  let end = 0;
  for (const next of listed) {
    require(next.headAt >= end && next.headAt - end <= LONGEST_GAP, 'entries that overlap or leave gaps');
    const entry = await placed(archive, next);
    entries.push(entry);
    end = entry.at + entry.packed;
  }
  require(directory.at >= end && directory.at - end <= LONGEST_GAP, 'entries that overlap or leave gaps');
  return entries;
}
