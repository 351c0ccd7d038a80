import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allItems } from '#client/features/agenda/index.ts';
import { formatTime } from '#client/i18n/format.ts';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { showToast } from '#client/ui/toasts.tsx';
import classes from './Questions.module.css';
import { openItems, type Sent, sentQuestions } from './selectors.ts';

function Ask() {
  const { t } = useTranslation('questions');
  const items = useMeeting(openItems);
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const hidden = useMeeting((state) => state.shared.meeting.profile?.questionAskers === 'hidden');
  const [picked, setPicked] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { run, pending } = useCommand('question.ask');
  const itemId = [picked, currentId].find((id) => items.some((item) => item.itemId === id)) ?? items[0]?.itemId ?? null;
  const send = async (): Promise<void> => {
    if (itemId !== null && (await run({ itemId, text: text.trim() }))) {
      setText('');
      showToast({ message: t('sent'), tone: 'ok', id: 'question-sent' });
    }
  };
  if (itemId === null) {
    return <p className="sub">{t('noItem')}</p>;
  }
  return (
    <>
      <Select
        label={t('item')}
        allowDeselect={false}
        data={items.map((item) => ({ value: item.itemId, label: `${item.number}. ${item.title}` }))}
        value={itemId}
        onChange={setPicked}
      />
      <Textarea
        label={t('text')}
        description={t(hidden ? 'nameHidden' : 'nameShown')}
        autosize
        minRows={4}
        maxRows={10}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button variant="primary" full waiting={!text.trim()} pending={pending} onClick={() => void send()}>
        {t('send')}
      </Button>
    </>
  );
}

function SentRow({ sent }: { sent: Sent }) {
  const { t } = useTranslation('questions');
  const number = useMeeting((state) => allItems(state).find(({ itemId }) => itemId === sent.itemId)?.number ?? '');
  const { run, pending } = useCommand('question.withdraw');
  return (
    <li className={classes.question}>
      <p>{sent.text}</p>
      <div className="row wrap">
        <span className="meta grow">{t('sentAt', { number, time: formatTime(sent.askedAt) })}</span>
        {sent.settled === null ? (
          <Button variant="quiet" pending={pending} onClick={() => void run({ questionId: sent.questionId })}>
            {t('withdraw')}
          </Button>
        ) : (
          <Chip small tone="ok">
            {t(`settled.${sent.settled}`)}
          </Chip>
        )}
      </div>
    </li>
  );
}

/** Sends a written question or opinion on an item to the chair, and shows what became of the own ones. */
export function AskSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('questions');
  const me = useMyId();
  const sent = useMeeting((state) => sentQuestions(state, me));
  return (
    <Sheet opened={opened} title={t('askTitle')} closeLabel={t('common:close')} onClose={onClose}>
      <div className="col g2">
        <Ask />
        {sent.length > 0 ? (
          <section aria-label={t('own')}>
            <h3 className="strong">{t('own')}</h3>
            <ul>
              {sent.map((one) => (
                <SentRow key={one.questionId} sent={one} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Sheet>
  );
}
