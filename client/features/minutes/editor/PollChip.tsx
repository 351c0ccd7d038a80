import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { Dialog } from '#client/ui/ConfirmDialog.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { PublicPoll } from '#domain/poll/polls.ts';
import type { BlockEvidence } from '#protocol/minutes.ts';
import classes from './Minutes.module.css';

function Result({ poll }: { poll: PublicPoll }) {
  const { t } = useTranslation('minutes');
  const counts = poll.result?.counts;
  if (counts === undefined) {
    return <p className="sub">{t('options.notYet')}</p>;
  }
  return (
    <dl className={classes.counts}>
      {counts.map(({ optionId, votes }) => (
        <div key={optionId}>
          <dt>{poll.options.find((option) => option.optionId === optionId)?.label ?? optionId}</dt>
          <dd className="num">{t('options.of', { votes })}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A vote that proves a paragraph; a tap shows its question and its numbers. */
export function PollChip({ evidence }: { evidence: BlockEvidence }) {
  const { t } = useTranslation('minutes');
  const [opened, setOpened] = useState(false);
  const poll = useMeeting((state) => state.shared.polls.byId[evidence.ref]);
  if (poll === undefined) {
    return null;
  }
  return (
    <>
      <button type="button" className={classes.chip} onClick={() => setOpened(true)}>
        <Icon name="ballot" size={16} />
        {t(poll.code === '' ? 'poll' : 'pollWithCode', { code: poll.code })}
      </button>
      <Dialog
        opened={opened}
        title={t('options.title')}
        closeLabel={t('options.close')}
        onClose={() => setOpened(false)}
      >
        <p className="strong">{poll.question}</p>
        <Result poll={poll} />
      </Dialog>
    </>
  );
}
