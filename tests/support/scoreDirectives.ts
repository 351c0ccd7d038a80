import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractItems } from '#recorder/language/index.ts';
import { readRole, readRoster, toRowItem } from '#recorder/language/rows.ts';

/** An item as the labelled files write it. */
export interface RowItem {
  kind: string;
  assignee_lead: string | null;
  coordinating_units: string[];
  action: string | null;
  due: string | null;
  due_time?: string | null;
  due_boundary: string | null;
  recurrence: string | null;
  op: string | null;
}

export interface LabelledRow {
  id: string;
  meeting_date: string;
  speaker_role: string;
  form?: string;
  text: string;
  roster?: unknown;
  hard_negative?: boolean;
  negative_type?: string | null;
  expected: RowItem[];
}

export interface Scores {
  rows: number;
  precision: number;
  recall: number;
  f1: number;
  lead: number;
  coordinating: number;
  due: number;
  boundary: number;
  recurrence: number;
  op: number;
  actionAtLeast60: number;
  actionMean: number;
  falsePositiveRows: string[];
  missed: string[];
  extra: string[];
  wrong: string[];
}

/** An item as a compact row writes it: what is empty, and `op` of a new task, is left out. */
type CompactItem = Partial<RowItem> & Pick<RowItem, 'kind'>;

const EMPTY = {
  assignee_lead: null,
  coordinating_units: [],
  action: null,
  due: null,
  due_boundary: null,
  recurrence: null,
};

function whole(item: CompactItem): RowItem {
  const op = item.kind === 'task' ? 'create' : null;
  return { ...EMPTY, op, ...item };
}

type CompactRow = Omit<LabelledRow, 'expected'> & { expected: CompactItem[] };

/** Labelled rows of a file; `"roster":"same"` is the roster of the row before it that had one. */
export function readRows(file: string): LabelledRow[] {
  const path = fileURLToPath(new URL(`./data/${file}`, import.meta.url));
  const lines = readFileSync(path, 'utf8').split('\n');
  let roster: unknown;
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = JSON.parse(line) as CompactRow;
      const own = row.roster === 'same' ? roster : row.roster;
      roster = own ?? roster;
      return { ...row, roster: own, expected: row.expected.map(whole) };
    });
}

/** The items the extract command prints for a row. */
export function extractRow(row: LabelledRow): RowItem[] {
  const items = extractItems({
    text: row.text,
    meetingDate: row.meeting_date,
    speakerRole: readRole(row.speaker_role),
    roster: readRoster(row.roster),
  });
  return items.map((item) => toRowItem(item) as unknown as RowItem);
}

function untoned(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
}

function words(text: string | null): string[] {
  return (text ?? '').toLocaleLowerCase('vi').match(/[\p{L}\p{M}\d]+/gu) ?? [];
}

function shared(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of left) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return right.filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count > 0;
  }).length;
}

/** Token F1 of two texts as bags of words; a wanted text without tones (typed so) is compared without them. */
export function tokenF1(a: string | null, b: string | null): number {
  const said = a ?? '';
  const left = words(said);
  const right = words(said === untoned(said) ? untoned(b ?? '') : b);
  return left.length === 0 || right.length === 0
    ? Number(left.length === right.length)
    : (2 * shared(left, right)) / (left.length + right.length);
}

function fold(name: string | null): string {
  return words(name).join(' ');
}

export function setF1(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) {
    return 1;
  }
  const right = new Set(b.map(fold));
  const same = a.filter((name) => right.has(fold(name))).length;
  return (2 * same) / (a.length + b.length);
}

interface Pair {
  want: RowItem;
  got: RowItem;
}

function closeness(want: RowItem, got: RowItem): number {
  const lead = fold(want.assignee_lead) === fold(got.assignee_lead) ? 1 : 0;
  return tokenF1(want.action, got.action) + lead + (want.due === got.due ? 0.5 : 0);
}

/** Same kind; of several the closest lead, due and action are paired. */
function pairUp(want: readonly RowItem[], got: readonly RowItem[]): Pair[] {
  const free = new Set(got);
  const pairs: Pair[] = [];
  for (const item of want) {
    const candidates = [...free].filter(({ kind }) => kind === item.kind);
    const [best] = candidates.sort((a, b) => closeness(item, b) - closeness(item, a));
    if (best) {
      free.delete(best);
      pairs.push({ want: item, got: best });
    }
  }
  return pairs;
}

function share(pairs: readonly Pair[], test: (pair: Pair) => number): number {
  return pairs.length === 0 ? 1 : pairs.reduce((sum, pair) => sum + test(pair), 0) / pairs.length;
}

function differences({ want, got }: Pair): string[] {
  const notes: string[] = [];
  if (fold(want.assignee_lead) !== fold(got.assignee_lead)) {
    notes.push(`lead ${want.assignee_lead} ≠ ${got.assignee_lead}`);
  }
  if (setF1(want.coordinating_units, got.coordinating_units) < 1) {
    notes.push(`coord ${want.coordinating_units.join('; ')} ≠ ${got.coordinating_units.join('; ')}`);
  }
  for (const field of ['due', 'due_boundary', 'recurrence', 'op', 'due_time'] as const) {
    if ((want[field] ?? null) !== (got[field] ?? null)) {
      notes.push(`${field} ${want[field]} ≠ ${got[field]}`);
    }
  }
  const similarity = tokenF1(want.action, got.action);
  if (similarity < 0.75) {
    notes.push(`action(${similarity.toFixed(2)}) «${want.action}» ≠ «${got.action}»`);
  }
  return notes;
}

interface RowResult {
  row: LabelledRow;
  want: RowItem[];
  got: RowItem[];
  pairs: Pair[];
}

function resultOf(row: LabelledRow): RowResult {
  const want = row.expected.filter(({ kind }) => kind !== 'none');
  const got = extractRow(row);
  return { row, want, got, pairs: pairUp(want, got) };
}

function shown(items: readonly RowItem[]): string {
  return items.map(({ kind, assignee_lead: lead, action }) => `${kind}:${lead}:${action}`).join(' | ');
}

function describe({ row, got }: RowResult): string {
  return `${row.id} [${row.negative_type ?? ''}] ${row.text} → ${shown(got)}`;
}

function wrongFields({ row, pairs }: RowResult): string[] {
  return pairs
    .map(differences)
    .filter((notes) => notes.length > 0)
    .map((notes) => `${row.id} ${row.text}\n      ${notes.join('\n      ')}`);
}

function sum(results: readonly RowResult[], count: (result: RowResult) => number): number {
  return results.reduce((total, result) => total + count(result), 0);
}

/** Scores as domain.md §3.6: items by kind, then the fields of the matched ones. */
export function score(rows: readonly LabelledRow[]): Scores {
  const results = rows.map(resultOf);
  const pairs = results.flatMap((result) => result.pairs);
  const wanted = sum(results, ({ want }) => want.length);
  const given = sum(results, ({ got }) => got.length);
  const precision = given === 0 ? 1 : pairs.length / given;
  const recall = wanted === 0 ? 1 : pairs.length / wanted;
  const same = (field: 'due' | 'due_boundary' | 'recurrence' | 'op'): number =>
    share(pairs, ({ want, got }) => Number((want[field] ?? null) === (got[field] ?? null)));
  return {
    rows: rows.length,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    lead: share(pairs, ({ want, got }) => Number(fold(want.assignee_lead) === fold(got.assignee_lead))),
    coordinating: share(pairs, ({ want, got }) => setF1(want.coordinating_units, got.coordinating_units)),
    due: same('due'),
    boundary: same('due_boundary'),
    recurrence: same('recurrence'),
    op: same('op'),
    actionAtLeast60: share(pairs, ({ want, got }) => Number(tokenF1(want.action, got.action) >= 0.6)),
    actionMean: share(pairs, ({ want, got }) => tokenF1(want.action, got.action)),
    falsePositiveRows: results.filter(({ want, got }) => want.length === 0 && got.length > 0).map(describe),
    missed: results.filter((result) => result.pairs.length < result.want.length).map(describe),
    extra: results.filter(({ want, got, pairs: found }) => want.length > 0 && got.length > found.length).map(describe),
    wrong: results.flatMap(wrongFields),
  };
}
