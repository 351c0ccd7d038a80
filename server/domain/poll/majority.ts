import type { Majority } from '#protocol/ballot.ts';

/** Whether `agree` votes carry a decision against `disagree`, on integers (BR-V1, domain guide §1.5). `base` is what the rule counts from. */
export function carries(rule: Majority['rule'], agree: number, disagree: number, base: number): boolean {
  switch (rule) {
    case 'more_than_half':
      return 2 * agree > base;
    case 'two_thirds':
      return agree > 0 && 3 * agree >= 2 * base;
    case 'three_quarters':
      return agree > 0 && 4 * agree >= 3 * base;
    case 'plurality':
      return agree > disagree;
  }
}

/** The smallest number of agreeing votes that carries, for the line "passes from 5 of 9". */
export function requiredVotes(rule: Majority['rule'], disagree: number, base: number): number {
  switch (rule) {
    case 'more_than_half':
      return Math.floor(base / 2) + 1;
    case 'two_thirds':
      return Math.max(1, Math.ceil((2 * base) / 3));
    case 'three_quarters':
      return Math.max(1, Math.ceil((3 * base) / 4));
    case 'plurality':
      return disagree + 1;
  }
}

/** `part / whole` in thousandths, rounded half up on integers; 0 of nothing. */
export function permille(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((2000 * part + whole) / (2 * whole));
}

/** Which way the chair's own vote points; null when it points nowhere or isn't known (secret ballot, no ballot). */
export type ChairSide = 'agree' | 'disagree' | null;

export type Settled = {
  readonly outcome: 'passed' | 'not_passed' | 'tie_needs_chair';
  readonly decidedBy: 'majority' | 'chair_ballot';
};

/**
 * Settles a decision: by majority, else in a tie by the side of the chair (BR-V2). A tie that the chair's ballot can't settle
 * waits for the chair's word (BR-V7).
 */
export function settle(
  votes: { readonly agree: number; readonly disagree: number; readonly base: number },
  majority: Majority,
  chairSide: ChairSide,
): Settled {
  const { agree, disagree, base } = votes;
  if (carries(majority.rule, agree, disagree, base)) {
    return { outcome: 'passed', decidedBy: 'majority' };
  }
  if (agree !== disagree || agree === 0 || majority.tie === 'fails') {
    return { outcome: 'not_passed', decidedBy: 'majority' };
  }
  if (chairSide === null) {
    return { outcome: 'tie_needs_chair', decidedBy: 'majority' };
  }
  return { outcome: chairSide === 'agree' ? 'passed' : 'not_passed', decidedBy: 'chair_ballot' };
}
