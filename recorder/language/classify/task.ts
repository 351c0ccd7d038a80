import { DEFAULT_CALENDAR } from '../calendar/holidays.ts';
import { addWorkingDays } from '../calendar/working.ts';
import { lower } from '../text/bare.ts';
import type { WorkCalendar } from '../types.ts';
import { FIELD_SIGNS, type FieldSigns, type TaskField } from './fields.ts';

/** The three degrees of urgency of Vietnamese office papers and the ordinary one. */
export type Urgency = 'flash' | 'very_urgent' | 'urgent' | 'normal';

export interface TaskLabel {
  /** Null when nothing speaks for any field: a person chooses. */
  readonly field: TaskField | null;
  readonly urgency: Urgency;
  /** 0…1: lead of the best field over the next. */
  readonly confidence: number;
  /** The words that spoke for the field. */
  readonly signs: readonly string[];
}

export interface LabelInput {
  readonly action: string;
  readonly lead: string | null;
  /** The sentence as it was said: "khẩn trương" is dropped from the action. */
  readonly said?: string;
  readonly due: string | null;
  readonly meetingDate: string;
  readonly calendar?: WorkCalendar;
}

const UNIT_WEIGHT = 2;
const WORD_WEIGHT = 1.5;
const SOON_WORKING_DAYS = 3;

interface Score {
  readonly field: TaskField;
  readonly value: number;
  readonly signs: readonly string[];
}

function contains(text: string, phrase: string): boolean {
  const at = text.indexOf(phrase);
  const before = at > 0 ? (text[at - 1] ?? ' ') : ' ';
  const after = text[at + phrase.length] ?? ' ';
  return at >= 0 && !/\p{L}/u.test(before) && !/\p{L}/u.test(after);
}

/** A phrase of several words says more than a single one. */
function weightOf(phrase: string): number {
  return WORD_WEIGHT * (1 + 0.5 * (phrase.split(' ').length - 1));
}

function scoreField(signs: FieldSigns, action: string, lead: string): Score {
  const words = signs.words.filter((word) => contains(action, word));
  const units = signs.units.filter((unit) => contains(lead, unit));
  const value = words.reduce((total, word) => total + weightOf(word), 0) + (units.length > 0 ? UNIT_WEIGHT : 0);
  return { field: signs.field, value, signs: [...words, ...units] };
}

const DEGREES: readonly (readonly [Urgency, RegExp])[] = [
  ['flash', /hỏa tốc|hoả tốc/u],
  ['very_urgent', /thượng khẩn|ngay lập tức|lập tức|khẩn cấp/u],
  ['urgent', /khẩn trương|khẩn(?!\p{L})|cấp bách|gấp|ngay trong/u],
];

function urgencyOf(input: LabelInput, text: string): Urgency {
  const said = DEGREES.find(([, sign]) => sign.test(text))?.[0];
  if (said) {
    return said;
  }
  const soon = addWorkingDays(input.meetingDate, SOON_WORKING_DAYS, input.calendar ?? DEFAULT_CALENDAR);
  return input.due !== null && input.due <= soon ? 'urgent' : 'normal';
}

/**
 * Proposes field and urgency of a task from its words, its lead and its due date (AC-GV-03). A proposal only: a person's
 * choice is kept by whoever stores the task.
 */
export function classifyTask(input: LabelInput): TaskLabel {
  const action = lower(input.action);
  const lead = lower(input.lead ?? '');
  const scores = FIELD_SIGNS.map((signs) => scoreField(signs, action, lead)).sort((a, b) => b.value - a.value);
  const [best, second] = scores;
  const found = best !== undefined && best.value > 0;
  return {
    field: found ? best.field : null,
    urgency: urgencyOf(input, `${action} ${lower(input.said ?? '')}`),
    confidence: found ? (best.value - (second?.value ?? 0)) / best.value : 0,
    signs: found ? best.signs : [],
  };
}
