import { useParams } from 'react-router';
import { RemoteOnScreen } from '#client/features/media/index.ts';
import { MeetingProvider } from '#client/realtime/index.ts';
import { BigScreen } from './BigScreen.tsx';

/** `/man-hinh/:meetingId`: what the whole room sees; always dark, only what everyone may see. */
export function BigScreenPage() {
  const { meetingId = '' } = useParams();
  return (
    <div data-theme="dark">
      <MeetingProvider meetingId={meetingId} as="screen">
        <BigScreen />
        <RemoteOnScreen />
      </MeetingProvider>
    </div>
  );
}
