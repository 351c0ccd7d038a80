import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { useCommand } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { SegmentEditor } from './SegmentEditor.tsx';
import { SegmentWords } from './SegmentWords.tsx';
import { SpeakerChoice } from './SpeakerChoice.tsx';
import type { SegmentPlayer } from './segmentSound.ts';
import classes from './Transcript.module.css';
import type { TranscriptRow } from './transcriptView.ts';

type Editing = 'words' | 'speaker' | null;

type Props = { row: TranscriptRow; player: SegmentPlayer; canCorrect: boolean };

type HeadProps = Props & { editing: Editing; edit: (what: Editing) => void };

function Head({ row, player, canCorrect, editing, edit }: HeadProps) {
  const { t } = useTranslation('transcript');
  const { segment } = row;
  const time = formatTimeSeconds(segment.startAt);
  const playable = player.canPlay(segment);
  const isPlaying = player.playing === segment.startAt;
  const shownName = row.speaker || segment.writtenName || t('unknownSpeaker');
  return (
    <div className={classes.who}>
      {editing === 'speaker' ? (
        <SpeakerChoice segment={segment} onDone={() => edit(null)} />
      ) : (
        <span className={cx(row.speaker === '' && 'inkWarn')}>{shownName}</span>
      )}
      <span className="grow" />
      {canCorrect && editing === null ? (
        <span className={classes.tools}>
          <IconButton icon="people" label={t('changeSpeaker')} onClick={() => edit('speaker')} />
          <IconButton icon="pen" label={t('editWords')} onClick={() => edit('words')} />
        </span>
      ) : null}
      <button
        type="button"
        className={cx('num', classes.time)}
        disabled={!playable}
        title={playable ? t('play') : t('notPlayable')}
        aria-label={isPlaying ? t('stopSound') : t('playFrom', { time })}
        onClick={() => player.toggle(segment)}
      >
        <Icon name={isPlaying ? 'stop' : 'play'} size={16} />
        {time}
      </button>
    </div>
  );
}

/** Two sources name two people: one tap confirms or changes. */
function Contradiction({ row, edit }: { row: TranscriptRow; edit: (what: Editing) => void }) {
  const { t } = useTranslation('transcript');
  const command = useCommand('speech.correctSpeaker');
  const { segmentId, speakerId } = row.segment;
  return (
    <div className={classes.contradiction}>
      <Icon name="warning" size={20} />
      <span className="grow">{t('loudestAt', { name: row.loudest })}</span>
      <Button
        variant="quiet"
        pending={command.pending}
        onClick={() => void command.run({ segmentIds: [segmentId], speakerId })}
      >
        {t('rightPerson')}
      </Button>
      <Button variant="quiet" onClick={() => edit('speaker')}>
        {t('change')}
      </Button>
    </div>
  );
}

/** One turn: who, when, the words; for the secretary with the means to correct both by keyboard (Enter, S, Space). */
export function SegmentRow({ row, player, canCorrect }: Props) {
  const { t } = useTranslation('transcript');
  const [editing, setEditing] = useState<Editing>(null);
  const { segment } = row;
  const actions: Record<string, () => void> = {
    ' ': () => player.toggle(segment),
    ...(canCorrect ? { enter: () => setEditing('words'), s: () => setEditing('speaker') } : {}),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const action = actions[event.key.toLowerCase()];
    if (event.target === event.currentTarget && action) {
      event.preventDefault();
      action();
    }
  };
  return (
    <li
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are moved through with arrows, as a list box is.
      tabIndex={0}
      data-row={segment.segmentId}
      data-unsure={row.unsure > 0 || segment.doubtful || row.loudest !== null || undefined}
      aria-label={t('rowOf', { name: row.speaker || t('unknownSpeaker'), time: formatTimeSeconds(segment.startAt) })}
      className={cx(classes.row, segment.doubtful && classes.doubtfulRow)}
      onKeyDown={onKeyDown}
    >
      <Avatar initials={row.initials} size="s" active={player.playing === segment.startAt} />
      <Head {...{ row, player, canCorrect, editing }} edit={setEditing} />
      <div className={classes.text}>
        {editing === 'words' ? (
          <SegmentEditor segment={segment} onDone={() => setEditing(null)} />
        ) : (
          <p>{segment.words.length > 0 ? <SegmentWords words={segment.words} /> : t('unreadable')}</p>
        )}
        {segment.doubtful ? (
          <p className={classes.reason}>
            <Icon name="warning" size={16} />
            {segment.reasons.map((reason) => t(`reason.${reason}`)).join(' ')}
          </p>
        ) : null}
        {canCorrect && row.loudest !== null && editing !== 'speaker' ? (
          <Contradiction row={row} edit={setEditing} />
        ) : null}
      </div>
    </li>
  );
}
