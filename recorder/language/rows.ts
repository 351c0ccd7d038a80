import { z } from 'zod';
import type { Item, RosterEntry, SpeakerRole } from './types.ts';

const Text = z.string();
const Named = z
  .object({
    id: z.union([z.string(), z.number()]).optional(),
    name: z.string().optional(),
    unit: z.string().nullish(),
    title: z.string().nullish(),
    aliases: z.union([z.array(z.string()), z.string()]).nullish(),
    role: z.string().nullish(),
  })
  .loose();

type NamedInput = z.infer<typeof Named>;

const HONORIFIC = /^(?:ông|bà|đồng chí|anh|chị|đ\/c)\s/iu;

/** "Ông Phùng Đức Lâm, Giám đốc Sở Tài chính" → name and title; a plain name stays whole. */
function fromDescription(text: string, aliases: readonly string[]): RosterEntry {
  const [, name = text, title = ''] = /^(.*?)(?:,|\s[-–]\s|:)\s*(.*)$/su.exec(text.trim()) ?? [];
  const person = HONORIFIC.test(name.trim()) || title !== '';
  return person && title !== '' ? { name: name.trim(), title, aliases } : { name: text.trim(), aliases };
}

function fromNamed(entry: NamedInput, key: string | null): RosterEntry {
  const listed = typeof entry.aliases === 'string' ? [entry.aliases] : (entry.aliases ?? []);
  return {
    id: entry.id === undefined ? null : String(entry.id),
    name: entry.name ?? entry.unit ?? key ?? '',
    title: entry.title ?? null,
    unit: entry.unit ?? null,
    aliases: key === null ? listed : [key, ...listed],
  };
}

function fromPair(key: string, value: unknown): RosterEntry[] {
  if (typeof value === 'string') {
    return [fromDescription(value, [key])];
  }
  if (Array.isArray(value)) {
    return [{ name: key, aliases: value.filter((one) => typeof one === 'string') }];
  }
  const named = Named.safeParse(value);
  return named.success ? [fromNamed(named.data, key)] : [];
}

function fromMember(value: unknown): RosterEntry[] {
  if (typeof value === 'string') {
    return [fromDescription(value, [])];
  }
  const named = Named.safeParse(value);
  return named.success ? [fromNamed(named.data, null)] : [];
}

/**
 * A roster in any shape seen: alias → description, unit → aliases, alias → unit, a list of names or of
 * `{name, title, unit, aliases}`. What can't be read is left out.
 */
export function readRoster(value: unknown): RosterEntry[] {
  if (Array.isArray(value)) {
    return value.flatMap(fromMember);
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, entry]) => fromPair(key, entry));
  }
  return [];
}

const MEMBERS = new Set([
  'member',
  'delegate',
  'invitee',
  'presenter',
  'observer',
  'participant',
  'thành viên',
  'đại biểu',
  'guest',
  'expert',
  'reporter',
  'uỷ viên',
  'ủy viên',
]);
const SECRETARIES = new Set(['secretary', 'technician', 'clerk', 'thư ký']);

/** Roles of the meeting as the three voices the parser tells apart; unknown or absent is the chair's. */
export function readRole(role: string | null | undefined): SpeakerRole {
  const name = (role ?? '').trim().toLocaleLowerCase('vi');
  if (MEMBERS.has(name)) {
    return 'member';
  }
  return SECRETARIES.has(name) ? 'secretary' : 'chair';
}

/** One line of the extract command's input; more fields are allowed and ignored. */
export const Row = z.object({
  id: z.union([z.string(), z.number()]),
  meeting_date: z.iso.date(),
  speaker_role: Text.nullish(),
  text: Text,
  roster: z.unknown().optional(),
  agency: Text.nullish(),
  speaker_unit: Text.nullish(),
  chair_title: Text.nullish(),
});

/** Shape of an item in the extract command's output: a promise is a task with its flag (domain.md D040). */
export function toRowItem(item: Item): Record<string, unknown> {
  const task = item.kind === 'task' || item.kind === 'commitment';
  return {
    kind: item.kind === 'commitment' ? 'task' : item.kind,
    assignee_lead: item.assigneeLead,
    coordinating_units: item.coordinatingUnits,
    action: item.action,
    due: item.due?.date ?? null,
    due_time: item.due?.time ?? null,
    due_text: item.due?.text ?? null,
    due_boundary: item.due?.boundary ?? null,
    due_precision: item.due?.precision ?? null,
    recurrence: item.due?.recurrence ?? null,
    recurrence_until: item.due?.recurrenceUntil ?? null,
    report_to: item.reportTo,
    op: task ? item.op : null,
    flags: item.flags,
    confidence: item.confidence,
    span: [item.span.start, item.span.end],
    why: item.why.map(({ code }) => code),
  };
}
