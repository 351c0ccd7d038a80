import { type Known, type TranscriptLine, TURN_TIME, timeMs, withSpeaker } from './line.ts';
import { cellsOf, isTableHead, type Turn, tableRow } from './table.ts';

/** `[00:12:05]`, `(08:31)`, `08h31`, `8 giờ 31 phút`. */
const LEADING_TIME = new RegExp(`^[[(]?${TURN_TIME}(?: ?phút)?[\\])]?(?=\\s|$|[-–:])\\s*[-–:]?\\s*`, 'u');
/** Services that write speech down put the time behind the name, on a line of its own. */
const NAME_THEN_TIME = /^(\S.{1,80}?)\s+[[(]?((?:\d{1,2}:)?\d{1,2}:\d{2})[\])]?$/u;
/** "NỘI DUNG 2: …", "Phần thứ ba", "II. Báo cáo …": in a document, not spoken. */
const HEADING =
  /^(?:nội dung|phần|mục|vấn đề)\s+(?:thứ\s+)?(?:\d{1,2}|[ivx]{1,4}|nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|cuối(?: cùng)?)\s*(?:[:.–-]|$)/iu;
const ROMAN = /^[IVX]{1,5}[.)]\s/u;
const CAPITALS = /^[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*$/u;
/** "(Vỗ tay)", "[Nghỉ giải lao]", a page's number: nobody said it. */
const UNSAID = /^(?:\([^()]*\)\.?|\[[^[\]\d]*\]\.?|(?:trang )?\d{1,3}(?:\/\d{1,3})?)$/iu;
const ENDS = /[.!?…:;"”)\]]$/u;

/** Reads a document from top to bottom: whose words a paragraph is may stand in it, or above it. */
export class Paragraphs {
  readonly lines: TranscriptLine[] = [];
  readonly #known: Known;
  /** Who was named last; their words go on until somebody else is named. */
  #speaker: string | null = null;
  /** A time that stood alone, or beside a name: of the words that follow. */
  #startMs: number | null = null;
  #blank = true;

  constructor(known: Known) {
    this.#known = known;
  }

  /** Takes the next line of the document. */
  read(raw: string): void {
    const line = raw.trim();
    const cells = cellsOf(raw);
    if (line !== '' && !UNSAID.test(line) && !isTableHead(cells)) {
      const turn = cells.length > 1 ? tableRow(cells, this.#known) : this.#turn(line);
      if (turn.speaker !== null || turn.startMs !== null || !this.#isAbove(line)) {
        this.#take(turn);
      }
    }
    this.#blank = line === '';
  }

  #turn(line: string): Turn {
    const time = LEADING_TIME.exec(line);
    const rest = time ? line.slice(time[0].length) : line;
    return { ...withSpeaker(rest, this.#known), startMs: time?.[1] ? timeMs(time[1]) : null };
  }

  /** A line that names what follows and is no words itself: a heading, a name alone, or a name and a time. */
  #isAbove(line: string): boolean {
    const [, name = line, time] = NAME_THEN_TIME.exec(line) ?? [];
    if (this.#known.name(name)) {
      this.#speaker = name;
      this.#startMs = time === undefined ? null : timeMs(time);
      return true;
    }
    const isHeading = [HEADING, ROMAN, CAPITALS].some((form) => form.test(line)) || this.#known.title(line);
    if (isHeading) {
      this.lines.push({ speaker: null, startMs: null, endMs: null, text: line, heading: true });
    }
    return isHeading;
  }

  #take({ speaker, startMs, text }: Turn): void {
    const before = this.lines.at(-1);
    const goesOn = speaker === null && startMs === null && !this.#blank && before !== undefined && !before.heading;
    this.#startMs = startMs ?? this.#startMs;
    this.#speaker = speaker ?? this.#speaker;
    if (text === '') {
      return;
    }
    if (goesOn && this.#startMs === null && !ENDS.test(before.text)) {
      this.lines[this.lines.length - 1] = { ...before, text: `${before.text} ${text}` };
      return;
    }
    this.lines.push({ speaker: this.#speaker, startMs: this.#startMs, endMs: null, text, heading: false });
    this.#startMs = null;
  }
}
