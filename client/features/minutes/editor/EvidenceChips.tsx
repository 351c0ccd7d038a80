import { useTranslation } from 'react-i18next';
import { setReader } from '#client/features/papers/index.ts';
import { useSegmentPlayer } from '#client/features/transcript/index.ts';
import { formatTime, formatTimeSeconds } from '#client/i18n/format.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { BlockEvidence } from '#protocol/minutes.ts';
import classes from './Minutes.module.css';
import { PollChip } from './PollChip.tsx';

/** A spoken stretch: when it was said; a tap plays it from there. */
function UtteranceChip({ evidence }: { evidence: BlockEvidence }) {
  const { t } = useTranslation('minutes');
  const segment = useMeeting((state) => state.shared.speech.byId[evidence.ref]);
  const player = useSegmentPlayer();
  if (segment === undefined) {
    return null;
  }
  const seconds = Math.max(1, Math.round((Date.parse(segment.endAt) - Date.parse(segment.startAt)) / 1000));
  const playing = player.playing === segment.startAt;
  const label = t('spoken', { time: formatTimeSeconds(segment.startAt), seconds });
  return player.canPlay(segment) ? (
    <button
      type="button"
      className={classes.chip}
      aria-pressed={playing}
      data-play
      onClick={() => player.toggle(segment)}
    >
      <Icon name={playing ? 'stop' : 'play'} size={16} />
      {label}
    </button>
  ) : (
    <span className={classes.chip}>
      <Icon name="microphone" size={16} />
      {label}
    </span>
  );
}

const CONFIRMED = 'conclusion.';

/** A wording that the chair confirmed, and when. */
function ConclusionChip({ evidence }: { evidence: BlockEvidence }) {
  const { t } = useTranslation('minutes');
  const at = useMeeting((state) => state.shared.conclusions.byId[evidence.ref.slice(CONFIRMED.length)]?.at);
  return at === undefined ? null : (
    <span className={classes.chip}>
      <Icon name="check" size={16} />
      {t('evidence.conclusion', { time: formatTime(at) })}
    </span>
  );
}

function PaperChip({ evidence }: { evidence: BlockEvidence }) {
  const number = useMeeting((state) => state.shared.papers[evidence.ref]?.details.number);
  if (number === undefined) {
    return null;
  }
  return (
    <button
      type="button"
      className={classes.chip}
      onClick={() => setReader({ paperId: evidence.ref, page: 1, following: false })}
    >
      <Icon name="file" size={16} />
      {number}
    </button>
  );
}

function Chip({ evidence }: { evidence: BlockEvidence }) {
  const { t } = useTranslation('minutes');
  switch (evidence.kind) {
    case 'utterance':
      return evidence.ref.startsWith(CONFIRMED) ? (
        <ConclusionChip evidence={evidence} />
      ) : (
        <UtteranceChip evidence={evidence} />
      );
    case 'poll':
      return <PollChip evidence={evidence} />;
    case 'paper':
      return <PaperChip evidence={evidence} />;
    default:
      return (
        <span className={classes.chip}>
          <Icon name={evidence.kind === 'slip' ? 'mail' : 'calendar'} size={16} />
          {t(evidence.kind === 'slip' ? 'evidence.slip' : 'evidence.calendar')}
        </span>
      );
  }
}

/** Lists and details stand on this screen anyway: only what can be opened or heard is shown beside a paragraph. */
const SHOWN: ReadonlySet<BlockEvidence['kind']> = new Set(['utterance', 'poll', 'paper', 'slip', 'calendar']);

/** What a paragraph was made from: sound, vote, page. */
export function EvidenceChips({ evidence }: { evidence: readonly BlockEvidence[] }) {
  return evidence
    .filter(({ kind }) => SHOWN.has(kind))
    .map((one) => <Chip key={`${one.kind}/${one.ref}`} evidence={one} />);
}
