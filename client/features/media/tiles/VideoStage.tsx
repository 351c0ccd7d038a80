import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { floorHolder } from '#domain/mediaPolicy.ts';
import { useMedia, useMediaSession } from '../MediaProvider.tsx';
import { Tile } from './Tile.tsx';
import classes from './Tiles.module.css';
import { leadingTile, pageOf, type TileModel, tilesOf } from './tileModel.ts';

function useTiles(me: string | null): TileModel[] {
  const { producers, peers, ownHeard } = useMedia((state) => ({
    producers: state.producers,
    peers: state.peers,
    ownHeard: state.own.microphone.producerId !== null && state.rights.microphone,
  }));
  return useMemo(() => tilesOf({ producers, peers, ownHeard }, me), [producers, peers, ownHeard, me]);
}

/** Tells the session which pictures are on the screen; the others are not received at all. */
function useShown(large: TileModel | undefined, small: readonly TileModel[]): void {
  const media = useMediaSession();
  const key = [large, ...small].map((tile) => tile?.producerId ?? '').join(' ');
  useEffect(() => {
    const [largeId = '', ...smallIds] = key.split(' ');
    const visible = new Map<string, { large: boolean }>();
    for (const producerId of smallIds.filter((id) => id !== '')) {
      visible.set(producerId, { large: false });
    }
    if (largeId !== '') {
      visible.set(largeId, { large: true });
    }
    media.show(visible);
  }, [media, key]);
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const { t } = useTranslation('media');
  if (pages === 1) {
    return null;
  }
  return (
    <div className={classes.pages}>
      <IconButton label={t('previousPage')} icon="left" disabled={page === 0} onClick={() => onPage(page - 1)} />
      <span className="num">{t('pageOf', { page: page + 1, pages })}</span>
      <IconButton label={t('nextPage')} icon="right" disabled={page === pages - 1} onClick={() => onPage(page + 1)} />
    </div>
  );
}

/** Speaker view beside the paper (screen 6): one large tile, the others small, page by page. A tap on a tile makes it large. */
export function SpeakerStage() {
  const me = useMyId();
  const [picked, setPicked] = useState<string | null>(null);
  const [page, setPage] = useState(0);
  const floorId = useMeeting(floorHolder);
  const tiles = useTiles(me);
  const loudestId = useMedia((state) => state.dominantParticipantId);
  const lead = leadingTile(tiles, picked, floorId, loudestId);
  const rest = pageOf(
    tiles.filter((tile) => tile !== lead),
    page,
  );
  useShown(lead, rest.tiles);
  const pick = (key: string) => setPicked(picked === key ? null : key);
  return (
    <div className={classes.stage}>
      {lead ? <Tile key={lead.key} tile={lead} onPick={() => pick(lead.key)} /> : null}
      <div className={classes.small}>
        {rest.tiles.map((tile) => (
          <Tile key={tile.key} tile={tile} onPick={() => pick(tile.key)} />
        ))}
      </div>
      <Pages page={rest.page} pages={rest.pages} onPage={setPage} />
    </div>
  );
}
