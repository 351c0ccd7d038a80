import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import { readCollectiveNouns } from './collective.ts';
import { type NameReading, readHeardName, startsHead, textOf } from './names.ts';

const LEVELS: readonly (readonly [string, string])[] = [
  ['tỉnh ủy', 'Tỉnh ủy'],
  ['thành ủy', 'Thành ủy'],
  ['đảng ủy', 'Đảng ủy'],
  ['tỉnh', 'tỉnh'],
  ['thành phố', 'thành phố'],
  ['tp', 'thành phố'],
  ['thị xã', 'thị xã'],
  ['thị trấn', 'thị trấn'],
  ['huyện', 'huyện'],
  ['quận', 'quận'],
  ['xã', 'xã'],
  ['phường', 'phường'],
  ['đặc khu', 'đặc khu'],
  ['khu vực', 'khu vực'],
  ['cấp xã', 'cấp xã'],
  ['cấp tỉnh', 'cấp tỉnh'],
  ['cấp huyện', 'cấp huyện'],
  ['bộ', 'Bộ'],
  ['việt nam', 'Việt Nam'],
  ['thủ đô', 'Thủ đô'],
  ['cơ sở', 'cơ sở'],
];

/** Levels below which an unwritten place name is expected ("ủy ban nhân dân xã trúc khê"). */
const NAMED_LEVELS = new Set(['xã', 'phường', 'huyện', 'thị trấn', 'quận', 'đặc khu', 'thị xã']);
const MAX_PLACE = 4;

export interface PlaceReading extends NameReading {
  readonly collective: boolean;
}

function readLevel(tokens: readonly Token[], at: number): NameReading | null {
  for (const [phrase, name] of LEVELS) {
    const next = anyPhraseAt(tokens, at, [phrase]);
    if (next !== null) {
      return { name, next: wordAt(tokens, next) === '.' && phrase === 'tp' ? next + 1 : next };
    }
  }
  return null;
}

function capitalRun(tokens: readonly Token[], at: number): NameReading | null {
  let next = at;
  while (next - at < MAX_PLACE && tokens[next]?.capital && tokens[next]?.kind === 'word') {
    next += 1;
  }
  return next > at ? { name: textOf(tokens, at, next), next } : null;
}

function readPlaceName(tokens: readonly Token[], at: number, level: string): NameReading | null {
  const written = capitalRun(tokens, at);
  if (written) {
    return written;
  }
  if (level === 'khu vực' || level === 'quận' || level === 'phường') {
    const number = readNumber(tokens, at);
    if (number) {
      return { name: String(number.value), next: number.next };
    }
  }
  return NAMED_LEVELS.has(level) ? readHeardName(tokens, at) : null;
}

/** "Trung Tâm, Bình Minh và Hòa Lạc" after "các phường" */
function placeRun(tokens: readonly Token[], at: number): NameReading | null {
  const first = capitalRun(tokens, at);
  const joined = first && [',', 'và'].includes(wordAt(tokens, first.next)) ? first.next + 1 : null;
  const unit = joined !== null && startsHead(tokens, joined);
  const more = joined === null || unit ? null : placeRun(tokens, joined);
  return first && more
    ? { name: `${textOf(tokens, at, first.next)}${joinedBy(tokens, first.next)} ${more.name}`, next: more.next }
    : first;
}

function joinedBy(tokens: readonly Token[], at: number): string {
  return wordAt(tokens, at) === 'và' ? ' và' : ',';
}

function severalPlaces(tokens: readonly Token[], at: number): PlaceReading | null {
  const group = readCollectiveNouns(tokens, at);
  if (!group) {
    return null;
  }
  const places = placeRun(tokens, group.next);
  const name = places ? `${group.name} ${places.name}` : group.name;
  return { name, next: places?.next ?? group.next, collective: true };
}

/** "tỉnh", "Việt Nam tỉnh", "cấp xã" */
function readLevels(tokens: readonly Token[], at: number): { name: string; last: string; next: number } | null {
  const level = readLevel(tokens, at);
  const nation = level?.name === 'Việt Nam' ? readLevel(tokens, level.next) : null;
  if (!level || !nation) {
    return level ? { ...level, last: level.name } : null;
  }
  return { name: `${level.name} ${nation.name}`, last: nation.name, next: nation.next };
}

function onePlace(tokens: readonly Token[], at: number): PlaceReading | null {
  const level = readLevels(tokens, at);
  if (!level) {
    const place = capitalRun(tokens, at);
    return place ? { ...place, collective: false } : null;
  }
  const place = level.last === 'Bộ' ? null : readPlaceName(tokens, level.next, level.last);
  const name = place ? `${level.name} ${place.name}` : level.name;
  return { name, next: place?.next ?? level.next, collective: level.name.startsWith('cấp') };
}

/** What follows "UBND", "Công an": a level, a place, or several of them ("các xã, phường", "42 xã, phường"). */
export function readPlace(tokens: readonly Token[], at: number): PlaceReading | null {
  return severalPlaces(tokens, at) ?? onePlace(tokens, at);
}
