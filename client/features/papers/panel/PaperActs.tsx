import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import type { StewardPaper } from '#domain/papers.ts';
import classes from './PapersPanel.module.css';

function Reject({ paperId }: { paperId: string }) {
  const { t } = useTranslation('papers');
  const [reason, setReason] = useState('');
  const { run, pending } = useCommand('paper.reject');
  return (
    <>
      <TextInput
        label={t('rejectReason')}
        value={reason}
        maxLength={500}
        mt="md"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button
          icon="undo"
          pending={pending}
          waiting={reason.trim() === ''}
          onClick={() => void run({ paperId, reason })}
        >
          {t('reject')}
        </Button>
      </div>
    </>
  );
}

function Recall({ paperId }: { paperId: string }) {
  const { t } = useTranslation('papers');
  const [asking, setAsking] = useState(false);
  const { run, pending } = useCommand('paper.recall');
  return (
    <>
      <Button variant="danger" icon="lock" pending={pending} onClick={() => setAsking(true)}>
        {t('recall')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('recallTitle')}
        confirmLabel={t('recall')}
        cancelLabel={t('cancel')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void run({ paperId, reason: '' });
        }}
      >
        {t('recallExplain')}
      </ConfirmDialog>
    </>
  );
}

/** Approve, send back, release, recall: what its state allows. */
export function PaperActs({ paper, changed }: { paper: StewardPaper; changed: boolean }) {
  const { t } = useTranslation('papers');
  const approve = useCommand('paper.approve');
  const release = useCommand('paper.release');
  const readers = useMeeting(
    (state) => paper.details.readerIds?.length ?? Object.keys(state.shared.people.byId).length,
  );
  const { paperId, status } = paper;
  const opened = Object.keys(paper.openedBy).length;
  return (
    <section aria-label={t('acts')}>
      <div className={classes.acts}>
        {status === 'submitted' || status === 'rejected' ? (
          <Button
            variant="primary"
            icon="check"
            waiting={changed}
            pending={approve.pending}
            onClick={() => void approve.run({ paperId })}
          >
            {t('approve')}
          </Button>
        ) : null}
        {status === 'approved' || status === 'recalled' ? (
          <Button
            variant="primary"
            icon="check"
            waiting={changed}
            pending={release.pending}
            onClick={() => void release.run({ paperIds: [paperId] })}
          >
            {t('release')}
          </Button>
        ) : null}
        {status === 'released' ? <Recall paperId={paperId} /> : null}
      </div>
      {status === 'released' ? <p className="meta">{t('openedBy', { opened, readers })}</p> : null}
      {status === 'submitted' || status === 'approved' ? <Reject paperId={paperId} /> : null}
    </section>
  );
}
