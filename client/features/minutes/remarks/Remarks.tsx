import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { newId } from '#client/lib/ids.ts';
import { runsMeeting } from '#client/lib/meetingAccess.ts';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { MinutesComment } from '#domain/minutes.ts';
import type { MeetingState } from '#domain/state.ts';
import classes from './Remarks.module.css';
import { type Thread, threadsOf } from './threads.ts';

/** Members comment while the minutes are open for review; those who write them also before. */
function mayRemark(state: MeetingState, me: string | null): boolean {
  const { status } = state.shared.minutes;
  return me !== null && (status === 'review' || (status === 'drafting' && runsMeeting(state, me)));
}

function Said({ remark }: { remark: MinutesComment }) {
  const name = useMeeting((state) => {
    const person = state.shared.people.byId[remark.by];
    return person === undefined ? '' : fullName(person);
  });
  return (
    <div className={classes.said}>
      <span>
        <b>{name}</b>{' '}
        <span className="meta num">
          {formatTime(remark.at)} {formatDay(remark.at)}
        </span>
      </span>
      <span>{remark.text}</span>
    </div>
  );
}

function Write({ blockId, replyTo }: { blockId: string | null; replyTo?: string }) {
  const { t } = useTranslation('minutes');
  const [text, setText] = useState('');
  const { run, pending } = useCommand('minutes.comment');
  const label = t(replyTo === undefined ? 'remark.write' : 'remark.reply');
  const send = async (): Promise<void> => {
    if (await run({ commentId: newId(), blockId, text, ...(replyTo === undefined ? {} : { replyTo }) })) {
      setText('');
    }
  };
  return (
    <div className={classes.write}>
      <Textarea
        className="grow"
        autosize
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button waiting={text.trim() === ''} pending={pending} onClick={() => void send()}>
        {t('remark.send')}
      </Button>
    </div>
  );
}

function ThreadView({ thread: { remark, answers }, blockId }: { thread: Thread; blockId: string | null }) {
  const { t } = useTranslation('minutes');
  const me = useMyId();
  const may = useMeeting((state) => mayRemark(state, me));
  const steward = useMeeting((state) => runsMeeting(state, me));
  const { run, pending } = useCommand('minutes.settleComment');
  const open = remark.settledBy === null;
  return (
    <div className={classes.thread} data-settled={!open}>
      <Said remark={remark} />
      {answers.map((answer) => (
        <div key={answer.commentId} className={classes.answer}>
          <Said remark={answer} />
        </div>
      ))}
      {open ? null : <span className="meta">{t('remark.settled')}</span>}
      {open && may ? <Write blockId={blockId} replyTo={remark.commentId} /> : null}
      {open && steward ? (
        <Button icon="check" iconSize={16} pending={pending} onClick={() => void run({ commentId: remark.commentId })}>
          {t('remark.settle')}
        </Button>
      ) : null}
    </div>
  );
}

type ToggleProps = { threads: readonly Thread[]; bare: boolean; opened: boolean; onClick: () => void };

function Toggle({ threads, bare, opened, onClick }: ToggleProps) {
  const { t } = useTranslation('minutes');
  const open = threads.filter(({ remark }) => remark.settledBy === null).length;
  const label = threads.length === 0 ? t('remark.title') : t('remark.count', { open, all: threads.length });
  return (
    <button
      type="button"
      className={cx(classes.toggle, bare && classes.none)}
      aria-label={bare ? label : undefined}
      aria-expanded={opened}
      data-open={open > 0}
      onClick={onClick}
    >
      <Icon name="message" size={16} />
      {bare ? null : label}
    </button>
  );
}

/** Remarks on a paragraph, or on the whole when `blockId` is null: with their answers, to be settled once. */
export function Remarks({ blockId }: { blockId: string | null }) {
  const me = useMyId();
  const [opened, setOpened] = useState(false);
  const may = useMeeting((state) => mayRemark(state, me));
  const comments = useMeeting((state) => state.shared.minutes.comments);
  const threads = threadsOf(comments, blockId);
  // Beside a paragraph nobody has remarked on, only the sign stands at its edge.
  const bare = blockId !== null && threads.length === 0;
  if (!may && threads.length === 0) {
    return null;
  }
  return (
    <>
      <Toggle threads={threads} bare={bare} opened={opened} onClick={() => setOpened(!opened)} />
      {opened ? (
        <div className={classes.threads}>
          {threads.map((thread) => (
            <ThreadView key={thread.remark.commentId} thread={thread} blockId={blockId} />
          ))}
          {may ? <Write blockId={blockId} /> : null}
        </div>
      ) : null}
    </>
  );
}
