import type { MemberCell } from '#client/ui/MemberCells.tsx';
import type { PollOutcome } from './types.ts';

/** One cell per member: in favour, against, abstaining, absent. */
export function outcomeCells(outcome: PollOutcome): MemberCell[] {
  const some = (count: number, kind: MemberCell): MemberCell[] => Array<MemberCell>(Math.max(0, count)).fill(kind);
  return [
    ...some(outcome.agree, 'agree'),
    ...some(outcome.against, 'against'),
    ...some(outcome.abstain, 'abstain'),
    ...some(outcome.absent, 'absent'),
  ];
}

export const COUNTED = ['agree', 'against', 'abstain', 'absent'] as const;
