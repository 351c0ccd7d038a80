import { useTranslation } from 'react-i18next';
import { formatTime } from '#client/i18n/format.ts';
import { fullName, nameInSentence } from '#client/i18n/names.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { seatOf } from '#domain/room.ts';
import type { MeetingState } from '#domain/state.ts';
import type { SummonsEntry } from '#domain/summons.ts';
import { KIND_ICONS } from './kinds.ts';
import classes from './Service.module.css';

function seatLabel({ shared: { room } }: MeetingState, participantId: string): string | null {
  const seatId = seatOf(room, participantId);
  return room.plan?.seats.find((seat) => seat.seatId === seatId)?.label ?? null;
}

function Call({ call }: { call: SummonsEntry }) {
  const { t } = useTranslation('service');
  const from = useMeeting((state) => state.shared.people.byId[call.fromId]);
  const by = useMeeting((state) => (call.byId === null ? undefined : state.shared.people.byId[call.byId]));
  const seat = useMeeting((state) => seatLabel(state, call.fromId));
  const { run, pending } = useCommand('summons.answer');
  const { summonsId } = call;
  const where = seat === null ? null : t('seat', { seat });
  const coming = call.status === 'coming';
  return (
    <li className={classes.call}>
      <Icon name={KIND_ICONS[call.kind]} />
      <div className="grow">
        <div className="strong">{[t(`kind.${call.kind}`), call.note].filter(Boolean).join(': ')}</div>
        <div className="meta">
          {[from ? fullName(from) : null, where, t('since', { time: formatTime(call.calledAt) })]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {coming && by ? <div className="meta inkAccent">{t('comingBy', { name: nameInSentence(by) })}</div> : null}
      </div>
      {coming ? null : (
        <Button pending={pending} onClick={() => void run({ summonsId, status: 'coming' })}>
          {t('take')}
        </Button>
      )}
      <Button
        variant={coming ? 'secondary' : 'quiet'}
        pending={pending}
        onClick={() => void run({ summonsId, status: 'done' })}
      >
        {t('finish')}
      </Button>
    </li>
  );
}

/** Calls that wait for service, each with the way to take and to finish it. */
export function CallList({ calls }: { calls: readonly SummonsEntry[] }) {
  return (
    <ul>
      {calls.map((call) => (
        <Call key={call.summonsId} call={call} />
      ))}
    </ul>
  );
}
