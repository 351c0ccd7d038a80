import { useTranslation } from 'react-i18next';
import { fullName, initials } from '#client/i18n/names.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { useMedia } from '../MediaProvider.tsx';
import { Picture } from './Picture.tsx';
import classes from './Tiles.module.css';
import type { TileModel } from './tileModel.ts';

/** Louder than this and the frame says who it is. */
const SPEAKING_DBOV = -45;

function useLabel({ kind, participantId }: TileModel, large: boolean): string {
  const { t } = useTranslation('media');
  const person = useMeeting((state) => state.shared.people.byId[participantId]);
  // The address after the room's name is for the invitation.
  const room = useMeeting((state) => state.shared.meeting.details?.place.split(',')[0] ?? '');
  const name = person ? (large ? fullName(person) : person.name) : '';
  switch (kind) {
    case 'own':
      return t('tile.own');
    case 'room':
      return room || t('tile.room');
    case 'screen':
      return t('tile.screen', { name });
    case 'person':
      return name;
  }
}

function useTrack(tile: TileModel): MediaStreamTrack | null {
  return useMedia((state) =>
    tile.kind === 'own'
      ? state.own.camera.track
      : tile.producerId === null
        ? null
        : (state.tracks[tile.producerId] ?? null),
  );
}

type Props = { tile: TileModel; large?: boolean; onPick: () => void };

/** Initials stand in while there is no picture; the frame tells who is heard. */
export function Tile({ tile, large = false, onPick }: Props) {
  const label = useLabel(tile, large);
  const track = useTrack(tile);
  const name = useMeeting((state) => state.shared.people.byId[tile.participantId]?.name ?? '');
  const speaking = useMedia((state) => tile.heard && (state.levels[tile.participantId] ?? -127) > SPEAKING_DBOV);
  return (
    <button type="button" className={cx(classes.tile, speaking && classes.speaking)} onClick={onPick}>
      {track ? (
        <Picture track={track} label={label} mirrored={tile.kind === 'own'} contain={tile.kind === 'screen'} />
      ) : (
        <span className={classes.standIn}>
          <Avatar active size={large ? 'l' : 's'} initials={initials(name)} />
        </span>
      )}
      <span className={classes.label}>
        {tile.kind === 'screen' ? null : (
          <Icon name={tile.heard ? (speaking ? 'speaker' : 'microphone') : 'microphoneOff'} size={16} />
        )}
        {label}
      </span>
    </button>
  );
}
