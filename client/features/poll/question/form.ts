import { OPTION_SETS, optionSet } from '#domain/poll/optionSets.ts';
import type { Majority, PollDetails, PollOption, PollPaper } from '#protocol/ballot.ts';

/** A question as it is being written. */
export type Form = {
  readonly question: string;
  readonly form: 'open' | 'secret' | 'acclamation' | 'hands';
  readonly election: boolean;
  readonly seats: number;
  readonly candidates: string;
  readonly seconds: number;
  readonly publishAtClose: boolean;
  readonly weighted: boolean;
  /** Null: as the meeting's rule profile says. */
  readonly majority: Majority['rule'] | null;
  readonly paper: PollPaper | null;
  /** The chair's words when nobody objects. */
  readonly statement: string;
  /** Hands by option, and who counted them; null: whoever records it. */
  readonly hands: Readonly<Record<string, number>>;
  readonly countedById: string | null;
};

export const FRESH: Form = {
  question: '',
  form: 'open',
  election: false,
  seats: 1,
  candidates: '',
  seconds: 60,
  publishAtClose: false,
  weighted: false,
  majority: null,
  paper: null,
  statement: '',
  hands: {},
  countedById: null,
};

/** Candidates are written one on a line. */
function candidateOptions(text: string): PollOption[] {
  const names = text.split('\n').map((line) => line.trim());
  return names
    .filter(Boolean)
    .map((label, index) => ({ optionId: `c${index + 1}`, label, countsAs: 'agree' as const }));
}

/** A draft as it stands, to be changed. */
export function formOf(details: PollDetails): Form {
  return {
    ...FRESH,
    question: details.question,
    form: details.form,
    election: details.method === 'election',
    seats: details.seats,
    candidates: details.method === 'election' ? details.options.map(({ label }) => label).join('\n') : '',
    seconds: details.seconds ?? 0,
    publishAtClose: details.publishAtClose,
    weighted: details.weighted,
    majority: details.majority?.rule ?? null,
    paper: details.paper,
  };
}

/** What is still missing before it can be saved; null when nothing is. */
export function missingOf(form: Form, present: number): 'question' | 'candidates' | 'hands' | null {
  if (!form.question.trim()) {
    return 'question';
  }
  const ballots = form.form === 'open' || form.form === 'secret';
  if (ballots && form.election && candidateOptions(form.candidates).length < form.seats) {
    return 'candidates';
  }
  const hands = Object.values(form.hands).reduce((sum, count) => sum + count, 0);
  return form.form === 'hands' && (hands === 0 || hands > present) ? 'hands' : null;
}

/** The poll's details under the rules of the meeting: `written` names its option set, `majority` its majority. */
export function detailsOf(
  form: Form,
  rules: { readonly itemId: string | null; readonly written: string; readonly majority: Majority | undefined },
): PollDetails {
  const secret = form.form === 'secret';
  const own =
    form.majority !== null && rules.majority !== undefined ? { ...rules.majority, rule: form.majority } : null;
  return {
    itemId: rules.itemId,
    question: form.question.trim(),
    form: secret ? 'secret' : 'open',
    method: form.election ? 'election' : 'decision',
    seats: form.election ? form.seats : 1,
    options: form.election ? candidateOptions(form.candidates) : optionSet(rules.written || OPTION_SETS[0]),
    paper: form.paper,
    seconds: form.seconds === 0 ? null : form.seconds,
    majority: own,
    weighted: form.weighted && !secret,
    publishAtClose: form.publishAtClose,
  };
}
