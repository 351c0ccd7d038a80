import { type ReactNode, useState } from 'react';
import { AttendanceSheet } from '#client/features/attendance/index.ts';
import { EntryCodesSheet } from '#client/features/entry/index.ts';
import { SpeakingReport } from '#client/features/floor/index.ts';
import { AskSheet, QuestionsSheet } from '#client/features/questions/index.ts';
import { MeetingReport } from '#client/features/report/index.ts';
import { PostponeDialog } from '#client/features/schedule/index.ts';
import { SeatMapDialog } from '#client/features/seats/index.ts';
import { ServiceSheet } from '#client/features/service/index.ts';
import { SlipsDialog } from '#client/features/slips/index.ts';
import { runsMeeting } from '#client/lib/meetingAccess.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { TakeChairDialog } from './TakeChair.tsx';

export type Part =
  | 'attendance'
  | 'seats'
  | 'service'
  | 'ask'
  | 'questions'
  | 'report'
  | 'figures'
  | 'slips'
  | 'postpone'
  | 'codes'
  | 'takeChair';

/** The sheets that a menu of a meeting screen opens, one at a time; those who run the meeting may act in them. */
export function useParts(): { show: (part: Part) => void; parts: ReactNode } {
  const me = useMyId();
  const steers = useMeeting((state) => runsMeeting(state, me));
  const [part, show] = useState<Part | null>(null);
  const close = (): void => show(null);
  const parts = (
    <>
      <AttendanceSheet opened={part === 'attendance'} mayMark={steers} onClose={close} />
      <SeatMapDialog opened={part === 'seats'} mayArrange={steers} onClose={close} />
      <ServiceSheet opened={part === 'service'} onClose={close} />
      <AskSheet opened={part === 'ask'} onClose={close} />
      <QuestionsSheet opened={part === 'questions'} onClose={close} />
      <TakeChairDialog opened={part === 'takeChair'} onClose={close} />
      <SlipsDialog opened={part === 'slips'} onClose={close} />
      <PostponeDialog opened={part === 'postpone'} onClose={close} />
      <SpeakingReport opened={part === 'report'} onClose={close} />
      {steers ? <EntryCodesSheet opened={part === 'codes'} onClose={close} /> : null}
      {steers ? <MeetingReport opened={part === 'figures'} onClose={close} /> : null}
    </>
  );
  return { show, parts };
}
