import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#client/i18n/format.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { cx } from '#client/ui/cx.ts';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { isEditable } from '#domain/minutes.ts';
import type { MinutesVersionSummary } from '#protocol/minutes.ts';
import classes from './History.module.css';
import { useVersions, useVersionText } from './useVersions.ts';
import { blocksDiff } from './wordDiff.ts';

function useNames(ids: readonly string[]): string {
  return useMeeting((state) => ids.map((id) => state.shared.people.byId[id]?.name ?? id).join(', '));
}

function Row({ version, chosen, choose }: { version: MinutesVersionSummary; chosen: boolean; choose: () => void }) {
  const { t } = useTranslation('minutes');
  const who = useNames(version.by);
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        className={cx(classes.version, chosen && classes.on)}
        onClick={choose}
      >
        <b>{version.kind === 'named' ? version.name : t(`history.kind.${version.kind}`, titleOf(version, t))}</b>
        <span className="meta num">
          {formatTime(version.at)} {formatDay(version.at)}
        </span>
        {who === '' ? null : <span className="meta">{who}</span>}
      </button>
    </li>
  );
}

const titleOf = ({ kind, name }: MinutesVersionSummary, t: (key: string) => string): { name: string } => ({
  name: kind === 'step' ? t(`history.step.${name}`) : name,
});

/** What was written since the version: removed words struck, added ones underlined. */
function Differences({ version }: { version: number }) {
  const { t } = useTranslation('minutes');
  const then = useVersionText(version);
  const now = useVersionText('now');
  const diff = useMemo(() => (then === null || now === null ? null : blocksDiff(then, now)), [then, now]);
  if (diff === null) {
    return <Skeleton label={t('common:loading')} />;
  }
  const changed = diff.some(({ parts }) => parts.some(({ kind }) => kind !== 'same'));
  return (
    <>
      <p className="meta">{t(changed ? 'history.explain' : 'history.same')}</p>
      {diff.map(({ blockId, parts }) => (
        <p key={blockId} className={cx(parts.some(({ kind }) => kind !== 'same') && classes.changed)}>
          {parts.map(({ kind, text }, index) => {
            const Tag = { same: 'span', removed: 'del', added: 'ins' }[kind] as 'span' | 'del' | 'ins';
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a paragraph have no other name and never move.
            return <Tag key={index}>{text}</Tag>;
          })}
        </p>
      ))}
    </>
  );
}

function Keep({ onKept }: { onKept: () => void }) {
  const { t } = useTranslation('minutes');
  const [name, setName] = useState('');
  const { run, pending } = useCommand('minutes.keepVersion');
  const keep = async (): Promise<void> => {
    if (await run({ name })) {
      setName('');
      onKept();
    }
  };
  return (
    <form
      className={classes.keep}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextInput
        className="grow"
        aria-label={t('history.name')}
        placeholder={t('history.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" waiting={name.trim() === ''} pending={pending}>
        {t('history.keep')}
      </Button>
    </form>
  );
}

function Restore({ version, onRestored }: { version: number; onRestored: () => void }) {
  const { t } = useTranslation('minutes');
  const [asking, setAsking] = useState(false);
  const { run, pending } = useCommand('minutes.restoreVersion');
  const restore = async (): Promise<void> => {
    setAsking(false);
    if (await run({ version })) {
      onRestored();
    }
  };
  return (
    <>
      <Button icon="undo" iconSize={20} pending={pending} onClick={() => setAsking(true)}>
        {t('history.restore')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('history.restoreTitle')}
        confirmLabel={t('history.restore')}
        cancelLabel={t('cancel')}
        onClose={() => setAsking(false)}
        onConfirm={() => void restore()}
      >
        {t('history.restoreExplain')}
      </ConfirmDialog>
    </>
  );
}

/** All kept versions: who and when, what has changed since, and the way back. */
export function History({ onRestored }: { onRestored: () => void }) {
  const { t } = useTranslation('minutes');
  const { versions, look } = useVersions();
  const editable = useMeeting((state) => isEditable(state.shared.minutes));
  const [wanted, setWanted] = useState<number | null>(null);
  const chosen = wanted ?? versions?.[0]?.number ?? null;
  if (versions === null) {
    return <Skeleton label={t('common:loading')} />;
  }
  return (
    <>
      {editable ? <Keep onKept={look} /> : null}
      {versions.length === 0 ? <p className="sub">{t('history.none')}</p> : null}
      <div className={classes.columns}>
        <ul className={classes.list} aria-label={t('history.title')}>
          {versions.map((version) => (
            <Row
              key={version.number}
              version={version}
              chosen={version.number === chosen}
              choose={() => setWanted(version.number)}
            />
          ))}
        </ul>
        {chosen === null ? null : (
          <section className={classes.text} lang="vi" aria-live="polite">
            {editable ? <Restore version={chosen} onRestored={onRestored} /> : null}
            <Differences version={chosen} />
          </section>
        )}
      </div>
    </>
  );
}
