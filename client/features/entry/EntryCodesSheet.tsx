import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime, formatTimeSeconds } from '#client/i18n/format.ts';
import { fittingOptions, peopleOptions } from '#client/i18n/peopleOptions.ts';
import { issueEntryCode, pinInGroups, type ShownCode } from '#client/lib/entryCode.ts';
import { useMeeting, useSaving, useServerNow, useSession } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Segmented } from '#client/ui/Segmented.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { showToast } from '#client/ui/toasts.tsx';
import type { NewJoinCode } from '#protocol/http.ts';
import classes from './Entry.module.css';

const KINDS = ['seat', 'guest', 'screen'] as const;
type Kind = (typeof KINDS)[number];

/** What is asked for, once it is complete: a tablet and a guest's link are somebody's, a big screen is nobody's. */
function wantedOf(kind: Kind, participantId: string | null): NewJoinCode | null {
  if (kind === 'screen') {
    return { kind };
  }
  return participantId === null ? null : { kind, participantId };
}

function WhoSelect({ value, onChange }: { value: string | null; onChange: (participantId: string | null) => void }) {
  const { t } = useTranslation('entry');
  const people = useMeeting((state) => state.shared.people.byId);
  return (
    <Select
      searchable
      filter={fittingOptions}
      label={t('who')}
      placeholder={t('choose')}
      nothingFoundMessage={t('nobody')}
      data={peopleOptions(people)}
      value={value}
      onChange={onChange}
    />
  );
}

function Shown({ shown: { code, picture }, kind }: { shown: ShownCode; kind: Kind }) {
  const { t } = useTranslation('entry');
  const now = useServerNow();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code.url);
    showToast({ message: t('copied') });
  };
  if (Date.parse(code.expiresAt) <= now) {
    return <p role="alert">{t('over')}</p>;
  }
  const until =
    kind === 'guest'
      ? `${formatTime(code.expiresAt)}, ${formatDay(code.expiresAt)}`
      : formatTimeSeconds(code.expiresAt);
  return (
    <>
      <img className={classes.qr} src={picture} alt={t('qr')} />
      <p className={`num ${classes.pin}`}>{pinInGroups(code)}</p>
      <p className="sub">{t('once', { until })}</p>
      {kind === 'guest' ? (
        <>
          <p className={classes.link}>{code.url}</p>
          <Button icon="link" onClick={() => void copy()}>
            {t('copy')}
          </Button>
        </>
      ) : null}
    </>
  );
}

/** Lets one device in: a tablet of the room, a guest's own device from afar, a big screen. By QR, by number, or by a link to send. */
export function EntryCodesSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('entry');
  const [kind, setKind] = useState<Kind>('seat');
  const [who, setWho] = useState<string | null>(null);
  const { meetingId } = useSession().store;
  const [shown, setShown] = useState<ShownCode | null>(null);
  const { save, pending } = useSaving();
  const wanted = wantedOf(kind, who);
  const choose = (next: Kind): void => {
    setShown(null);
    setKind(next);
  };
  return (
    <Sheet opened={opened} title={t('title')} closeLabel={t('common:close')} onClose={onClose}>
      <div className={classes.stack}>
        <Segmented
          label={t('kind')}
          options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={choose}
        />
        <p className="sub">{t(`explain.${kind}`)}</p>
        {kind === 'screen' ? null : (
          <WhoSelect
            value={who}
            onChange={(participantId) => {
              setShown(null);
              setWho(participantId);
            }}
          />
        )}
        <Button
          variant={shown ? 'secondary' : 'primary'}
          waiting={wanted === null}
          pending={pending}
          onClick={() => wanted && void save(async () => setShown(await issueEntryCode(meetingId, wanted)))}
        >
          {t(shown ? 'another' : 'make')}
        </Button>
        {shown ? <Shown shown={shown} kind={kind} /> : null}
      </div>
    </Sheet>
  );
}
