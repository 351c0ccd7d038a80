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

export function readRows(file: string): LabelledRow[] {
  const path = fileURLToPath(new URL(`./data/${file}`, import.meta.url));
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledRow);
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

function words(text: string | null): string[] {
  return (text ?? '').toLocaleLowerCase('vi').match(/[\p{L}\p{M}\d]+/gu) ?? [];
}

/** Token F1 of two texts as bags of words. */
export function tokenF1(a: string | null, b: string | null): number {
  const left = words(a);
  const right = words(b);
  if (left.length === 0 || right.length === 0) {
    return left.length === right.length ? 1 : 0;
  }
  const counts = new Map<string, number>();
  for (const word of left) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  let same = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    same += count > 0 ? 1 : 0;
    counts.set(word, count - 1);
  }
  return (2 * same) / (left.length + right.length);
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

/** Same kind; of several the closest lead, due and action are paired. */
function pairUp(want: readonly RowItem[], got: readonly RowItem[]): Pair[] {
  const free = new Set(got);
  const pairs: Pair[] = [];
  for (const item of want) {
    let best: { got: RowItem; score: number } | null = null;
    for (const candidate of free) {
      const score =
        tokenF1(item.action, candidate.action) +
        (fold(item.assignee_lead) === fold(candidate.assignee_lead) ? 1 : 0) +
        (item.due === candidate.due ? 0.5 : 0);
      if (candidate.kind === item.kind && (best === null || score > best.score)) {
        best = { got: candidate, score };
      }
    }
    if (best) {
      free.delete(best.got);
      pairs.push({ want: item, got: best.got });
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

/** Scores as domain.md §3.6: items by kind, then the fields of the matched ones. */
export function score(rows: readonly LabelledRow[]): Scores {
  const pairs: Pair[] = [];
  const notes = { falsePositiveRows: [] as string[], missed: [] as string[], extra: [] as string[], wrong: [] as string[] };
  let wanted = 0;
  let given = 0;
  for (const row of rows) {
    const want = row.expected.filter(({ kind }) => kind !== 'none');
    const got = extractRow(row);
    const matched = pairUp(want, got);
    wanted += want.length;
    given += got.length;
    pairs.push(...matched);
    if (want.length === 0 && got.length > 0) {
      notes.falsePositiveRows.push(`${row.id} [${row.negative_type}] ${row.text} → ${got.map((item) => `${item.kind}:${item.assignee_lead}:${item.action}`).join(' | ')}`);
    }
    if (matched.length < want.length) {
      notes.missed.push(`${row.id} ${row.text} ← ${want.map(({ kind }) => kind).join(',')} / got ${got.map(({ kind, action }) => `${kind}:${action}`).join(' | ')}`);
    }
    if (want.length > 0 && got.length > matched.length) {
      notes.extra.push(`${row.id} ${row.text} → ${got.map((item) => `${item.kind}:${item.assignee_lead}:${item.action}`).join(' | ')}`);
    }
    for (const pair of matched) {
      const wrong = differences(pair);
      if (wrong.length > 0) {
        notes.wrong.push(`${row.id} ${row.text}\n      ${wrong.join('\n      ')}`);
      }
    }
  }
  const precision = given === 0 ? 1 : pairs.length / given;
  const recall = wanted === 0 ? 1 : pairs.length / wanted;
  return {
    rows: rows.length,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    lead: share(pairs, ({ want, got }) => Number(fold(want.assignee_lead) === fold(got.assignee_lead))),
    coordinating: share(pairs, ({ want, got }) => setF1(want.coordinating_units, got.coordinating_units)),
    due: share(pairs, ({ want, got }) => Number((want.due ?? null) === (got.due ?? null))),
    boundary: share(pairs, ({ want, got }) => Number((want.due_boundary ?? null) === (got.due_boundary ?? null))),
    recurrence: share(pairs, ({ want, got }) => Number((want.recurrence ?? null) === (got.recurrence ?? null))),
    op: share(pairs, ({ want, got }) => Number((want.op ?? null) === (got.op ?? null))),
    actionAtLeast60: share(pairs, ({ want, got }) => Number(tokenF1(want.action, got.action) >= 0.6)),
    actionMean: share(pairs, ({ want, got }) => tokenF1(want.action, got.action)),
    ...notes,
  };
}
