import { useParams } from 'react-router';
import { RemoteOnScreen } from '#client/features/media/index.ts';
import { voteOnScreen } from '#client/features/poll/index.ts';
import { MeetingProvider, useMeeting } from '#client/realtime/index.ts';
import { BigScreen } from './BigScreen.tsx';

/** A vote takes the whole screen; the remote attendees are heard all the same. */
function Remote() {
  const voting = useMeeting(voteOnScreen);
  return <RemoteOnScreen picture={!voting} />;
}

/** `/man-hinh/:meetingId`: what the whole room sees; always dark, only what everyone may see. */
export function BigScreenPage() {
  const { meetingId = '' } = useParams();
  return (
    <div data-theme="dark">
      <MeetingProvider meetingId={meetingId} as="screen">
        <BigScreen />
        <Remote />
      </MeetingProvider>
    </div>
  );
}
