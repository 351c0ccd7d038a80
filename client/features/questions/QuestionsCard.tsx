import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import classes from './Questions.module.css';
import { Asker, QuestionsSheet } from './QuestionsSheet.tsx';
import { waitingQuestions } from './selectors.ts';

/** The first written question that waits, and how many there are, on the desk of those who run the meeting. */
export function QuestionsCard() {
  const { t } = useTranslation('questions');
  const waiting = useMeeting(waitingQuestions);
  const [opened, setOpened] = useState(false);
  const [first] = waiting;
  return (
    <>
      {first === undefined ? null : (
        <Card padded className={classes.card} aria-label={t('title')}>
          <h3 className="strong">{t('waiting', { count: waiting.length })}</h3>
          <p className={classes.excerpt}>{first.text}</p>
          <Asker question={first} />
          <Button full onClick={() => setOpened(true)}>
            {t('open')}
          </Button>
        </Card>
      )}
      <QuestionsSheet opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
