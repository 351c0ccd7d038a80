import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip } from '#client/ui/Chip.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { GATHERED } from '#domain/meeting.ts';
import type { SummonsEntry } from '#domain/summons.ts';
import { SummonsKind } from '#protocol/room.ts';
import { CallList } from './CallList.tsx';
import { KIND_ICONS } from './kinds.ts';
import classes from './Service.module.css';
import { callsToAnswer, ownCalls } from './selectors.ts';

function OwnCall({ call }: { call: SummonsEntry }) {
  const { t } = useTranslation('service');
  const { run, pending } = useCommand('summons.withdraw');
  return (
    <li className={classes.call}>
      <Icon name={KIND_ICONS[call.kind]} />
      <div className="grow">
        <div className="strong">{[t(`kind.${call.kind}`), call.note].filter(Boolean).join(': ')}</div>
        <Chip small tone={call.status === 'coming' ? 'ok' : 'neutral'}>
          {t(`state.${call.status}`)}
        </Chip>
      </div>
      <Button variant="quiet" pending={pending} onClick={() => void run({ summonsId: call.summonsId })}>
        {t('withdraw')}
      </Button>
    </li>
  );
}

function NewCall({ own }: { own: readonly SummonsEntry[] }) {
  const { t } = useTranslation('service');
  const [note, setNote] = useState('');
  const { run, pending } = useCommand('summons.call');
  const served = useMeeting((state) => GATHERED.includes(state.shared.meeting.status));
  const call = async (kind: SummonsKind): Promise<void> => {
    if (await run({ kind, note: note.trim() })) {
      setNote('');
    }
  };
  return (
    <>
      <TextInput
        label={t('note')}
        placeholder={t('notePlaceholder')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {served ? null : <p className="meta inkWarn">{t('notYet')}</p>}
      <div className={classes.kinds}>
        {SummonsKind.options.map((kind) => {
          const called = own.some((entry) => entry.kind === kind);
          return (
            <Button
              key={kind}
              icon={KIND_ICONS[kind]}
              hint={called ? t('called') : undefined}
              waiting={called || !served}
              pending={pending}
              onClick={() => void call(kind)}
            >
              {t(`kind.${kind}`)}
            </Button>
          );
        })}
      </div>
    </>
  );
}

/** Calls service to one's place and shows what became of it; those who answer calls see the others' here as well. */
export function ServiceSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('service');
  const me = useMyId();
  const own = useMeeting((state) => ownCalls(state, me));
  const others = useMeeting((state) => callsToAnswer(state, me));
  return (
    <Sheet opened={opened} title={t('title')} closeLabel={t('common:close')} onClose={onClose}>
      <div className="col g2">
        <p className="sub">{t('about')}</p>
        <NewCall own={own} />
        {own.length > 0 ? (
          <section aria-label={t('own')}>
            <h3 className="strong">{t('own')}</h3>
            <ul>
              {own.map((call) => (
                <OwnCall key={call.summonsId} call={call} />
              ))}
            </ul>
          </section>
        ) : null}
        {others.length > 0 ? (
          <section aria-label={t('calls')}>
            <h3 className="strong">{t('calls')}</h3>
            <CallList calls={others} />
          </section>
        ) : null}
      </div>
    </Sheet>
  );
}
