import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { cx } from '#client/ui/cx.ts';
import classes from './Replay.module.css';
import type { ReplayModel, ReplaySpan, Stretch } from './replayModel.ts';

type Props = { model: ReplayModel; moment: number; speakerId: string | null; onSeek: (moment: number) => void };

/** Place of a stretch on the bar, in percent. */
function place(model: ReplayModel, { from, until }: Stretch): { left: string; width: string } {
  const length = Math.max(1, model.until - model.from);
  const left = Math.max(0, ((from - model.from) / length) * 100);
  return { left: `${left}%`, width: `${Math.max(0.2, Math.min(100 - left, ((until - from) / length) * 100))}%` };
}

type LaneProps = { label: string; children: ReactNode };

/** One kind of thing on the meeting's clock, with its name. */
function Lane({ label, children }: LaneProps) {
  return (
    <>
      <span className={classes.laneName}>{label}</span>
      <div className={classes.lane}>{children}</div>
    </>
  );
}

/** What of the bar is missing and why; nothing where all was recorded. */
function Missing({ model }: { model: ReplayModel }) {
  const { t } = useTranslation('replay');
  const kinds = (['gap', 'private'] as const).filter((kind) => model.silences.some((silence) => silence.kind === kind));
  return kinds.length === 0 ? null : (
    <div className={classes.legend}>
      {kinds.map((kind) => (
        <span key={kind}>
          <span className={cx(classes.swatch, classes[kind])} />
          {t(kind)}
        </span>
      ))}
    </div>
  );
}

function Lanes({ model, speakerId }: Pick<Props, 'model' | 'speakerId'>) {
  const { t } = useTranslation('replay');
  const wanted = ({ participantId }: ReplaySpan): boolean => speakerId === null || participantId === speakerId;
  return (
    <>
      <Lane label={t('lane.items')}>
        {model.items.map((item) => (
          <span key={item.itemId} className={classes.item} style={place(model, item)} title={item.title} />
        ))}
      </Lane>
      <Lane label={t('lane.floor')}>
        {model.turns.filter(wanted).map((turn) => (
          <span key={`${turn.from}-${turn.participantId}`} className={classes.turn} style={place(model, turn)} />
        ))}
      </Lane>
      <Lane label={t('lane.voices')}>
        {model.spans.filter(wanted).map((span) => (
          <span key={`${span.from}-${span.participantId}`} className={classes.heard} style={place(model, span)} />
        ))}
        {model.silences.map((silence) => (
          <span
            key={`${silence.kind}-${silence.from}`}
            className={cx(classes.silence, classes[silence.kind])}
            style={place(model, silence)}
          />
        ))}
      </Lane>
      {model.votes.length === 0 ? null : (
        <Lane label={t('lane.votes')}>
          {model.votes.map((vote) => (
            <span key={vote.pollId} className={classes.vote} style={place(model, vote)} title={vote.question} />
          ))}
        </Lane>
      )}
    </>
  );
}

/**
 * One bar for the whole meeting: items, who had the floor, who was heard, votes, what is missing; arrows go five seconds, page
 * keys a minute (REPLAY-3).
 */
export function Scrubber({ model, moment, speakerId, onSeek }: Props) {
  const { t } = useTranslation('replay');
  return (
    <div>
      <div className={classes.scrubber}>
        <div className={classes.lanes} aria-hidden="true">
          <Lanes model={model} speakerId={speakerId} />
        </div>
        <input
          type="range"
          className={classes.range}
          aria-label={t('position')}
          aria-valuetext={formatTimeSeconds(moment)}
          min={model.from}
          max={model.until}
          step={1000}
          value={moment}
          onChange={(event) => onSeek(Number(event.currentTarget.value))}
        />
      </div>
      <Missing model={model} />
    </div>
  );
}
