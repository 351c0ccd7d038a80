import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { QuestionEntry } from '#domain/questions.ts';
import { QuestionEnd } from '#protocol/room.ts';
import classes from './Questions.module.css';
import { questionsByItem } from './selectors.ts';

/** Who asked, as far as the agency's setting tells, and when. */
export function Asker({ question }: { question: QuestionEntry }) {
  const { t } = useTranslation('questions');
  const asker = useMeeting((state) =>
    question.askerId === null ? undefined : state.shared.people.byId[question.askerId],
  );
  return (
    <span className="meta">
      {[asker ? fullName(asker) : t('unnamed'), asker?.unit || asker?.title, formatTime(question.askedAt)]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}

function Question({ question }: { question: QuestionEntry }) {
  const { t } = useTranslation('questions');
  const { run, pending } = useCommand('question.settle');
  const { questionId, settled } = question;
  return (
    <li className={classes.question}>
      <p>{question.text}</p>
      <div className="row wrap">
        <Asker question={question} />
        {settled === null ? null : (
          <Chip small tone="ok">
            {t(`settled.${settled}`)}
          </Chip>
        )}
      </div>
      {settled === null ? (
        <div className="row wrap">
          {QuestionEnd.options.map((how) => (
            <Button key={how} pending={pending} onClick={() => void run({ questionId, how })}>
              {t(`settle.${how}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  );
}

/** Written questions by item for those who run the meeting, each with what can become of it. */
export function QuestionsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('questions');
  const groups = useMeeting(questionsByItem);
  return (
    <Sheet opened={opened} title={t('title')} closeLabel={t('common:close')} size="34rem" onClose={onClose}>
      {groups.length === 0 ? (
        <StateCard compact icon="message" title={t('none')}>
          {t('noneWay')}
        </StateCard>
      ) : null}
      {groups.map(({ item, questions }) => (
        <section key={item.itemId} className={classes.group}>
          <h3 className="strong">{`${item.number}. ${item.title}`}</h3>
          <ul>
            {questions.map((question) => (
              <Question key={question.questionId} question={question} />
            ))}
          </ul>
        </section>
      ))}
    </Sheet>
  );
}
