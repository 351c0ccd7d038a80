import { z } from 'zod';

/*
 * The sample's meeting file. Only what the minutes can't do without is required; everything else may be missing or null, and
 * fields this program does not know are left alone, because files come from other hands.
 */

const text = z.string();
const id = z.union([z.string(), z.number()]).transform(String);
const optionalText = text.nullish().transform((value) => value ?? '');
const nullableText = text.nullish().transform((value) => (value === '' ? null : (value ?? null)));
const nullableId = id.nullish().transform((value) => value ?? null);
const count = z.number().int().min(0);
const idList = z
  .array(id)
  .nullish()
  .transform((value) => value ?? []);

const agency = z.object({
  name: text,
  short_name: nullableText,
  parent: nullableText,
  code: nullableText,
  place: nullableText,
  office: nullableText,
  preparing_departments: z.array(text).nullish(),
  unit_aliases: z.record(z.string(), text).nullish(),
});

const recording = z.object({
  audio: z.boolean().nullish(),
  video: z.boolean().nullish(),
  announced_by: nullableId,
  announced_in: nullableId,
  objections: z.array(z.unknown()).nullish(),
});

const meeting = z.object({
  id: id.nullish(),
  title: text,
  format: nullableText,
  location: optionalText,
  invitation: z.object({ number: optionalText, date: optionalText }).nullish(),
  scheduled_start: nullableText,
  actual_start: nullableText,
  actual_end: nullableText,
  chair: nullableId,
  secretary: nullableId,
  total_members: count.nullish(),
  present_members: count.nullish(),
  minutes_number: nullableText,
  rules: z.object({ silence_policy: nullableText }).nullish(),
  recording: recording.nullish(),
});

const absence = z.object({ reason: optionalText, delegate: nullableId });

const participant = z.object({
  id,
  honorific: optionalText,
  name: text,
  title: optionalText,
  unit: optionalText,
  role: nullableText,
  is_member: z.boolean().nullish(),
  can_vote: z.boolean().nullish(),
  attendance: nullableText,
  mode: nullableText,
  aliases: z.array(text).nullish(),
  checked_in_at: nullableText,
  left_at: nullableText,
  absence: absence.nullish(),
  delegate_for: nullableId,
});

const agendaItem = z.object({
  id,
  order: z.number().nullish(),
  title: text,
  presenter: nullableId,
  unit: nullableText,
  documents: idList,
  votes: idList,
});

const paper = z.object({
  id,
  number: optionalText,
  date: nullableText,
  kind: optionalText,
  title: text,
  author_unit: optionalText,
  agenda_item: nullableId,
  content: optionalText,
});

const option = z.union([
  text,
  z.object({
    id: id.nullish(),
    code: nullableText,
    value: nullableText,
    label: nullableText,
    counts_as: nullableText,
  }),
]);

const reserved = z.object({ participant: id, text: optionalText });

const vote = z.object({
  id,
  agenda_item: nullableId,
  question: text,
  mode: nullableText,
  options: z.array(option).nullish(),
  opened_after: nullableId,
  closed_before: nullableId,
  closed_at: nullableText,
  ballots: z.array(z.object({ participant: id, choice: text })).nullish(),
  reserved_opinions: z.array(reserved).nullish(),
  issued: count.nullish(),
  collected: count.nullish(),
  valid: count.nullish(),
  invalid: count.nullish(),
  result: z.record(z.string(), z.unknown()).nullish(),
});

const answer = z.object({ participant: id, choice: text, answered_at: nullableText, reason: nullableText });

const slip = z.object({
  id,
  number: optionalText,
  title: text,
  deadline: nullableText,
  options: z.array(option).nullish(),
  recipients: idList,
  responses: z.array(answer).nullish(),
  no_reply: idList,
});

const utterance = z.object({
  id,
  speaker: nullableId,
  agenda_item: nullableId,
  start: z.number().nullish(),
  end: z.number().nullish(),
  start_at: nullableText,
  text: nullableText,
  asr_text: nullableText,
});

const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();

/** A meeting file: `_notice`, `expected` and whatever else it holds is ignored. */
export const meetingFile = z.object({
  agency,
  meeting,
  holidays_used: z.array(text).nullish(),
  participants: z.array(participant).min(1),
  agenda: z.array(agendaItem),
  documents: list(paper),
  votes: list(vote),
  opinion_slips: list(slip),
  speaking_requests: list(z.object({ agenda_item: nullableId, participant: id, granted: z.boolean().nullish() })),
  transcript: z.array(utterance),
});

export type MeetingFile = z.output<typeof meetingFile>;
export type FileOption = z.output<typeof option>;
export type FileVote = z.output<typeof vote>;
export type FileSlip = z.output<typeof slip>;
export type FileParticipant = z.output<typeof participant>;
