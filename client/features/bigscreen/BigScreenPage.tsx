import { useParams } from 'react-router';
import { RemoteOnScreen } from '#client/features/media/index.ts';
import { voteOnScreen } from '#client/features/poll/index.ts';
import { MeetingProvider, useMeeting } from '#client/realtime/index.ts';
import { keptFromRoom, presentedPage } from '#domain/screenPage.ts';
import { BigScreen } from './BigScreen.tsx';

/** A vote takes the whole screen, a page most of it; the remote attendees are heard all the same. */
function Remote() {
  const voting = useMeeting(voteOnScreen);
  const presented = useMeeting((state) => presentedPage(state) !== null && !keptFromRoom(state));
  return <RemoteOnScreen picture={!(voting || presented)} />;
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
