import { useTranslation } from 'react-i18next';
import { useWaitingCount } from '#client/features/questions/index.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Entry } from './Entries.tsx';
import type { useParts } from './useParts.tsx';

/** What both the chair's and the secretary's menu begin with: who is here, what was asked, who has spoken, opinion slips, another day. */
export function StewardEntries({ show }: Pick<ReturnType<typeof useParts>, 'show'>) {
  const { t } = useTranslation('room');
  const waiting = useWaitingCount();
  const toBegin = useMeeting((state) => ['invited', 'checkin_open'].includes(state.shared.meeting.status));
  return (
    <>
      <Entry icon="people" onClick={() => show('attendance')}>
        {t('menu.attendance')}
      </Entry>
      <Entry icon="keypad" onClick={() => show('codes')}>
        {t('menu.codes')}
      </Entry>
      <Entry icon="message" onClick={() => show('questions')}>
        {t(waiting > 0 ? 'menu.questionsWaiting' : 'menu.questions', { count: waiting })}
      </Entry>
      <Entry icon="hand" onClick={() => show('report')}>
        {t('menu.report')}
      </Entry>
      <Entry icon="file" onClick={() => show('figures')}>
        {t('menu.figures')}
      </Entry>
      <Entry icon="mail" onClick={() => show('slips')}>
        {t('menu.slips')}
      </Entry>
      {toBegin ? (
        <Entry icon="clock" onClick={() => show('postpone')}>
          {t('menu.postpone')}
        </Entry>
      ) : null}
    </>
  );
}
