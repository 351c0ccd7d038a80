import { useTranslation } from 'react-i18next';
import { SpeakButton } from '#client/features/floor/index.ts';
import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { GATHERED } from '#domain/meeting.ts';
import type { MeetingState } from '#domain/state.ts';

/** Whether this person should still say "I am here". */
function shouldCheckIn(state: MeetingState, me: string | null): boolean {
  const { meeting, attendance } = state.shared;
  return GATHERED.includes(meeting.status) && me !== null && attendance.byId[me]?.state !== 'present';
}

function CheckIn({ me }: { me: string }) {
  const { t } = useTranslation('room');
  const mode = useMeeting((state) => state.shared.people.replies[me]?.mode ?? 'on_site');
  const { run, pending } = useCommand('attendance.checkIn');
  const method = mode === 'remote' ? 'remote' : 'self';
  return (
    <Button
      variant="primary"
      size="big"
      icon="check"
      pending={pending}
      hint={t(mode === 'remote' ? 'checkInRemote' : 'checkInRoom')}
      onClick={() => void run({ participantId: me, mode, method })}
    >
      {t('checkIn')}
    </Button>
  );
}

/** The one filled button of the member's dock: first "I am here", then the floor. */
export function MainAction() {
  const me = useMyId();
  const wants = useMeeting((state) => shouldCheckIn(state, me));
  return wants && me !== null ? <CheckIn me={me} /> : <SpeakButton />;
}
