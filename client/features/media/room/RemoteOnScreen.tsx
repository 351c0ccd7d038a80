import { useEffect } from 'react';
import { fullName } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { floorHolder } from '#domain/mediaPolicy.ts';
import { MediaProvider, useMedia, useMediaSession } from '../MediaProvider.tsx';
import { Picture } from '../tiles/Picture.tsx';
import tiles from '../tiles/Tiles.module.css';
import classes from './RemoteOnScreen.module.css';
import { hasRemote } from './remotePresence.ts';

/** The picture of the remote attendee who has the floor. */
function SpeakersPicture({ shown }: { shown: boolean }) {
  const media = useMediaSession();
  const floorId = useMeeting(floorHolder);
  const person = useMeeting((state) => (floorId === null ? undefined : state.shared.people.byId[floorId]));
  const producerId = useMedia(
    (state) =>
      state.producers.find(({ participantId, source }) => participantId === floorId && source === 'camera')
        ?.producerId ?? null,
  );
  const track = useMedia((state) => (producerId === null ? null : (state.tracks[producerId] ?? null)));
  useEffect(() => {
    media.show(new Map(producerId === null ? [] : [[producerId, { large: true }]]));
  }, [media, producerId]);
  return shown && track && person ? (
    <div className={classes.corner}>
      <div className={tiles.tile}>
        <Picture track={track} label={fullName(person)} />
      </div>
    </div>
  ) : null;
}

/** On the big screen: the room hears the remote attendees, and sees the one who has the floor. Nothing without any. `picture`: whether there is room for it. */
export function RemoteOnScreen({ picture }: { picture: boolean }) {
  return useMeeting(hasRemote) ? (
    <MediaProvider place="screen">
      <SpeakersPicture shown={picture} />
    </MediaProvider>
  ) : null;
}
