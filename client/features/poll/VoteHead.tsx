import { useTranslation } from 'react-i18next';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { keepTogether } from '#client/i18n/text.ts';
import { Chip } from '#client/ui/Chip.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { OpenPoll } from './types.ts';
import classes from './VoteSheet.module.css';

type Props = { poll: OpenPoll; onPaper?: ((paperId: string, page: number | null) => void) | undefined };

/** Kind of vote, when its content was locked, the question and its paper. */
export function VoteHead({ poll, onPaper }: Props) {
  const { t } = useTranslation('poll');
  return (
    <>
      <div className="row wrap">
        <Chip tone="accent" icon="ballot">
          {t(poll.secret ? 'secret' : 'open')}
        </Chip>
        <span className="meta">{t('item', { number: poll.itemNumber })}</span>
        <span className="grow" />
        <span className={classes.locked}>
          <Icon name="lock" size={20} />
          {t('lockedAt', { time: formatTimeSeconds(poll.openedAtMs) })}
        </span>
      </div>
      <h2 className={poll.secret ? classes.questionSmall : classes.question}>{keepTogether(poll.question)}</h2>
      <PaperLink poll={poll} onPaper={onPaper} />
    </>
  );
}

/** Leads to the exact version and page that is voted on. */
export function PaperLink({ poll, onPaper }: Props) {
  const { paper } = poll;
  if (paper === null) {
    return null;
  }
  return (
    <button type="button" className={classes.paper} onClick={() => onPaper?.(paper.paperId, paper.page)}>
      <Icon name="file" size={20} />
      {paper.label}
      <Icon name="right" size={20} />
    </button>
  );
}
