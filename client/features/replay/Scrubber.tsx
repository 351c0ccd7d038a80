import { useTranslation } from 'react-i18next';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { cx } from '#client/ui/cx.ts';
import classes from './Replay.module.css';
import type { ReplayModel, Stretch } from './replayModel.ts';

type Props = { model: ReplayModel; moment: number; speakerId: string | null; onSeek: (moment: number) => void };

/** Place of a stretch on the bar, in percent. */
function place(model: ReplayModel, { from, until }: Stretch): { left: string; width: string } {
  const length = Math.max(1, model.until - model.from);
  const left = Math.max(0, ((from - model.from) / length) * 100);
  return { left: `${left}%`, width: `${Math.max(0.2, Math.min(100 - left, ((until - from) / length) * 100))}%` };
}

/** One bar for the whole meeting: items, who was heard, what is missing; arrows go five seconds, page keys a minute. */
export function Scrubber({ model, moment, speakerId, onSeek }: Props) {
  const { t } = useTranslation('replay');
  const heard = model.spans.filter(({ participantId }) => speakerId === null || participantId === speakerId);
  return (
    <div className={classes.scrubber}>
      <div className={classes.lane} aria-hidden="true">
        {model.items.map((item) => (
          <span key={item.itemId} className={classes.item} style={place(model, item)} title={item.title} />
        ))}
      </div>
      <div className={classes.lane} aria-hidden="true">
        {heard.map((span) => (
          <span key={`${span.from}-${span.participantId}`} className={classes.heard} style={place(model, span)} />
        ))}
        {model.silences.map((silence) => (
          <span
            key={`${silence.kind}-${silence.from}`}
            className={cx(classes.silence, classes[silence.kind])}
            style={place(model, silence)}
            title={t(silence.kind)}
          />
        ))}
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
  );
}
