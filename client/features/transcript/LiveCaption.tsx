import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
import { nextTextSize, type TextSize } from '#client/styles/appearance.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { transcriptOf } from '#domain/speech.ts';
import { textOf } from '#domain/speechWords.ts';
import type { MeetingState } from '#domain/state.ts';
import classes from './Transcript.module.css';

/** Words stay on the big screen for so long after they came. */
const SHOWN_MS = 20_000;
const MOST_SEGMENTS = 2;

function lastWords(state: MeetingState): readonly { id: string; who: string; text: string; endMs: number }[] {
  return transcriptOf(state.shared.speech)
    .filter(({ origin, doubtful, words }) => origin === 'live' && !doubtful && words.length > 0)
    .slice(-MOST_SEGMENTS)
    .map(({ segmentId, speakerId, words, endAt }) => ({
      id: segmentId,
      who: state.shared.people.byId[speakerId ?? '']?.name ?? '',
      text: textOf(words),
      endMs: Date.parse(endAt),
    }));
}

const KEY = 'nghi-su.captions';

/** The size of captions on this display, remembered: rooms differ in depth, not meetings. */
function useCaptionSize(): { size: TextSize; next: () => void } {
  const [size, setSize] = useState<TextSize>(() => {
    const kept = localStorage.getItem(KEY);
    return kept === 'large' || kept === 'larger' ? kept : 'normal';
  });
  const next = (): void => {
    localStorage.setItem(KEY, nextTextSize(size));
    setSize(nextTextSize(size));
  };
  return { size, next };
}

/**
 * Captions for the room: the last sentences in large letters, in one of three sizes; nothing while nobody speaks. Doubtful text is
 * never shown to the room.
 */
export function LiveCaption() {
  const { t } = useTranslation('transcript');
  const { size, next } = useCaptionSize();
  const segments = useMeeting((state) => state.shared.speech.order.length && JSON.stringify(lastWords(state)));
  const now = useServerNow();
  const rows = (segments ? (JSON.parse(segments) as ReturnType<typeof lastWords>) : []).filter(
    ({ endMs }) => now - endMs < SHOWN_MS,
  );
  return (
    <div className={classes.captions} data-size={size}>
      <div className={classes.said} role="log" aria-label={t('captions')}>
        {rows.map(({ id, who, text }) => (
          <p key={id}>
            {who ? <b>{who}: </b> : null}
            {text}
          </p>
        ))}
      </div>
      <IconButton
        className={classes.captionSize ?? ''}
        icon="largeText"
        label={t('captionSize', { size: t(`captionSizes.${size}`) })}
        onClick={next}
      />
    </div>
  );
}
