import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { StewardProposal } from '#domain/proposals.ts';
import type { MeetingState } from '#domain/state.ts';
import { ProposalCard } from './ProposalCard.tsx';
import classes from './Proposals.module.css';

/** Tasks and promises that are neither withdrawn nor put aside, in the order they were spoken. */
function shownProposals(state: MeetingState): StewardProposal[] {
  const at = (proposal: StewardProposal): string =>
    state.shared.speech.byId[proposal.segmentIds[0] ?? '']?.startAt ?? '';
  return Object.values(state.stewards.proposals)
    .filter(({ status }) => status === 'proposed' || status === 'confirmed')
    .toSorted((one, other) => at(one).localeCompare(at(other)));
}

/** Counts for the head of the column. */
export function ProposalsCount() {
  const { t } = useTranslation('minutes');
  const proposals = useMeeting(shownProposals);
  const confirmed = proposals.filter(({ status }) => status === 'confirmed').length;
  return proposals.length === 0 ? null : (
    <span className="meta">{t('counts', { confirmed, waiting: proposals.length - confirmed })}</span>
  );
}

/** Screen 4, right: proposed tasks to confirm, oldest first. */
export function ProposalsPanel() {
  const { t } = useTranslation('minutes');
  const proposals = useMeeting(shownProposals);
  const open = proposals.filter(({ status }) => status === 'proposed');
  if (open.length === 0) {
    return <StateCard icon="task" title={t(proposals.length === 0 ? 'noProposals' : 'allSettled')} />;
  }
  return (
    <div className={classes.list}>
      {open.map((proposal) => (
        <ProposalCard key={proposal.proposalId} proposal={proposal} number={proposals.indexOf(proposal) + 1} />
      ))}
    </div>
  );
}
