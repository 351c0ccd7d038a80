import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { formatDuration, formatTime, formatTimeSeconds } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { api } from '#client/lib/api.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { useKeys } from '#client/lib/useKeys.ts';
import { Button } from '#client/ui/Button.tsx';
import { cx } from '#client/ui/cx.ts';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { TopBar } from '#client/ui/TopBar.tsx';
import type { EventEnvelope } from '#protocol/envelope.ts';
import classes from './Replay.module.css';
import { type ReplayModel, replayModel, speakingTimes } from './replayModel.ts';
import { NowPanel, ShownPage } from './Scene.tsx';
import { Scrubber } from './Scrubber.tsx';
import { type Replay, useReplay } from './useReplay.ts';

const SPEEDS = [1, 1.5, 2];
const STEP_MS = 5000;

function ItemList({ model, replay }: { model: ReplayModel; replay: Replay }) {
  const { t } = useTranslation('replay');
  return (
    <nav className={classes.items} aria-label={t('items')}>
      {model.items.map((item) => (
        <button
          type="button"
          key={item.itemId}
          className={cx(classes.jump, replay.moment >= item.from && replay.moment < item.until && classes.current)}
          onClick={() => replay.seek(item.from)}
        >
          <span className="num meta">{formatTime(item.from)}</span>
          <span>{item.title}</span>
        </button>
      ))}
    </nav>
  );
}

/** The items where there is no room for their list. */
function ItemSelect({ model, replay }: { model: ReplayModel; replay: Replay }) {
  const { t } = useTranslation('replay');
  const now = model.items.find(({ from, until }) => replay.moment >= from && replay.moment < until);
  const data = model.items.map(({ itemId, title }) => ({ value: itemId, label: title }));
  const seek = (itemId: string): void => {
    const item = model.items.find((each) => each.itemId === itemId);
    if (item) {
      replay.seek(item.from);
    }
  };
  return (
    <NativeSelect
      className={classes.narrow}
      aria-label={t('item')}
      data={[{ value: '', label: t('noItem'), disabled: true }, ...data]}
      value={now?.itemId ?? ''}
      onChange={(event) => seek(event.currentTarget.value)}
    />
  );
}

function SpeakerSelect({ model, replay }: { model: ReplayModel; replay: Replay }) {
  const { t } = useTranslation('replay');
  const speakers = speakingTimes(model.spans).flatMap(({ participantId, ms }) => {
    const person = model.final.shared.people.byId[participantId];
    return person
      ? [{ value: participantId, label: `${fullName(person)} (${formatDuration(Math.round(ms / 1000))})` }]
      : [];
  });
  return (
    <NativeSelect
      className={classes.speaker}
      aria-label={t('only')}
      data={[{ value: '', label: t('everybody') }, ...speakers]}
      value={replay.speakerId ?? ''}
      onChange={(event) => replay.setSpeaker(event.currentTarget.value || null)}
    />
  );
}

function Controls({ model, replay }: { model: ReplayModel; replay: Replay }) {
  const { t } = useTranslation('replay');
  return (
    <footer className={classes.controls}>
      <Scrubber model={model} moment={replay.moment} speakerId={replay.speakerId} onSeek={replay.seek} />
      <div className={classes.bar}>
        <ItemSelect model={model} replay={replay} />
        <Button
          variant="primary"
          icon={replay.playing ? 'pause' : 'play'}
          aria-keyshortcuts="Space"
          onClick={replay.toggle}
        >
          {t(replay.playing ? 'pause' : 'play')}
        </Button>
        <time className="num strong">{formatTimeSeconds(replay.moment)}</time>
        <span className="grow" />
        <SpeakerSelect model={model} replay={replay} />
        <NativeSelect
          aria-label={t('speed')}
          data={SPEEDS.map((speed) => ({ value: String(speed), label: t('times', { speed }) }))}
          value={String(replay.speed)}
          onChange={(event) => replay.setSpeed(Number(event.currentTarget.value))}
        />
      </div>
    </footer>
  );
}

const keysOf = (replay: Replay): Record<string, () => void> =>
  Object.fromEntries([
    [' ', replay.toggle],
    ['ArrowLeft', () => replay.seek(replay.moment - STEP_MS)],
    ['ArrowRight', () => replay.seek(replay.moment + STEP_MS)],
  ]);

function Player({ model }: { model: ReplayModel }) {
  const [params] = useSearchParams();
  const replay = useReplay(model, Date.parse(params.get('luc') ?? ''));
  useKeys(keysOf(replay));
  return (
    <div className={classes.replay}>
      <TopBar title={model.final.shared.meeting.details?.title ?? ''} />
      <div className={classes.main}>
        <ItemList model={model} replay={replay} />
        <main className={classes.stage}>
          <ShownPage state={replay.state} />
        </main>
        <NowPanel state={replay.state} />
      </div>
      <Controls model={model} replay={replay} />
    </div>
  );
}

type Loaded = { readonly model: ReplayModel } | { readonly error: unknown } | null;

function useModel(meetingId: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>(null);
  useEffect(() => {
    let left = false;
    const keep = (next: Loaded) => {
      if (!left) {
        setLoaded(next);
      }
    };
    api
      .get<{ events: EventEnvelope[] }>(`/api/meetings/${encodeURIComponent(meetingId)}/replay`)
      .then(({ events }) => keep({ model: replayModel(meetingId, events) }))
      .catch((error: unknown) => keep({ error }));
    return () => {
      left = true;
    };
  }, [meetingId]);
  return loaded;
}

/** `/hop/:meetingId/xem-lai?luc=…`: sound, page, floor and votes of a meeting on one scrubber, from that moment on. */
export function ReplayPage() {
  const { t } = useTranslation('replay');
  const { meetingId = '' } = useParams();
  const loaded = useModel(meetingId);
  if (loaded === null) {
    return <Skeleton label={t('common:loading')} />;
  }
  return 'model' in loaded ? (
    <Player model={loaded.model} />
  ) : (
    <StateCard icon="lock" title={t('refused')}>
      {rejectionMessage(rejectionOf(loaded.error))}
    </StateCard>
  );
}
