import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '#client/i18n/format.ts';
import type { PollOutcome } from './types.ts';

type Words = {
  /** Who was in favour: heads of all members, or weight of all weight with the heads. */
  readonly counted: string;
  /** "62,5% số phiếu, 45,5% tổng số thành viên: không thông qua". */
  readonly shares: string;
  /** How many were needed, by which majority. */
  readonly needs: string;
  /** What settled a tie; empty otherwise. */
  readonly settled: string;
};

/** A decision in words: both shares, so that a share of the ballots can't be taken for one of all members (BR-V1). */
export function useOutcomeWords(outcome: PollOutcome): Words {
  const { t } = useTranslation('poll');
  const { weighted, majority, decidedBy, agree, total, heads, members } = outcome;
  const how = weighted ? 'weights' : 'heads';
  const figures = {
    agree: formatNumber(agree),
    total: formatNumber(total),
    required: formatNumber(outcome.required),
    heads: heads.agree,
    members,
  };
  return {
    counted: t(`sentence.counted.${how}`, figures),
    shares: t(`sentence.shares.${how}`, {
      cast: formatShare(outcome.ofCastPermille, 1000),
      all: formatShare(outcome.ofTotalPermille, 1000),
      verdict: t(`sentence.verdict.${outcome.outcome}`),
    }),
    needs: t(`sentence.needs.${majority.rule}`, { ...figures, base: t(`sentence.base.${how}.${majority.base}`) }),
    settled: decidedBy === 'chair_ballot' || decidedBy === 'chair_word' ? t(`sentence.settled.${decidedBy}`) : '',
  };
}
