import { useTranslation } from 'react-i18next';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
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

/** Captions for the room: the last sentences in large letters; nothing while nobody speaks. Doubtful text is never shown to the room. */
export function LiveCaption({ size = 'large' }: { size?: 'large' | 'huge' }) {
  const { t } = useTranslation('transcript');
  const segments = useMeeting((state) => state.shared.speech.order.length && JSON.stringify(lastWords(state)));
  const now = useServerNow();
  const rows = (segments ? (JSON.parse(segments) as ReturnType<typeof lastWords>) : []).filter(
    ({ endMs }) => now - endMs < SHOWN_MS,
  );
  if (rows.length === 0) {
    return null;
  }
  return (
    <div className={classes[size]} role="log" aria-label={t('captions')}>
      {rows.map(({ id, who, text }) => (
        <p key={id}>
          {who ? <b>{who}: </b> : null}
          {text}
        </p>
      ))}
    </div>
  );
}
