import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia as useMediaQuery, usePhone } from '#client/lib/useMedia.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
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
function useShown(shown: readonly { tile: TileModel; large: boolean }[]): void {
  const media = useMediaSession();
  const key = shown.map(({ tile, large }) => `${tile.producerId ?? ''} ${large}`).join('\n');
  useEffect(() => {
    const visible = new Map<string, { large: boolean }>();
    for (const [producerId = '', large] of key.split('\n').map((line) => line.split(' '))) {
      if (producerId !== '') {
        visible.set(producerId, { large: large === 'true' });
      }
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

/** Beside the paper there is room for so many small tiles that the floor stays in sight below them. */
const BESIDE_PAPER = 4;
const ON_A_LOW_SCREEN = 2;
const LOW = '(max-height: 900px)';

type StageProps = {
  /** The tile that a person wants large; null follows floor and voice. */
  picked: string | null;
  onPick: (key: string | null) => void;
};

/** Speaker view (screen 6): one large tile, the others small, page by page. A tap on a tile makes it large. */
export function SpeakerStage({ picked, onPick, wide = false }: StageProps & { wide?: boolean }) {
  const me = useMyId();
  const low = useMediaQuery(LOW);
  // A phone shows the paper and one picture.
  const alone = usePhone() && !wide;
  const [page, setPage] = useState(0);
  const floorId = useMeeting(floorHolder);
  const tiles = useTiles(me);
  const loudestId = useMedia((state) => state.dominantParticipantId);
  const lead = leadingTile(tiles, picked, floorId, loudestId);
  const rest = pageOf(
    alone ? [] : tiles.filter((tile) => tile !== lead),
    page,
    wide ? undefined : low ? ON_A_LOW_SCREEN : BESIDE_PAPER,
  );
  useShown([...(lead ? [{ tile: lead, large: true }] : []), ...rest.tiles.map((tile) => ({ tile, large: false }))]);
  const pick = (key: string) => onPick(picked === key ? null : key);
  return (
    <div className={cx(classes.stage, wide && classes.wide)}>
      {lead ? <Tile key={lead.key} tile={lead} large onPick={() => pick(lead.key)} /> : null}
      {rest.tiles.length > 0 ? (
        <div className={classes.small}>
          {rest.tiles.map((tile) => (
            <Tile key={tile.key} tile={tile} onPick={() => pick(tile.key)} />
          ))}
        </div>
      ) : null}
      <Pages page={rest.page} pages={rest.pages} onPage={setPage} />
    </div>
  );
}

/** So few tiles are wide enough for the larger picture. */
const LARGE_UP_TO = 4;

/** Grid: everybody in the same size, nine to a page. A tap on a tile makes it large in the speaker view. */
export function GridStage({ onPick }: Pick<StageProps, 'onPick'>) {
  const me = useMyId();
  const phone = usePhone();
  const [page, setPage] = useState(0);
  const { tiles, ...at } = pageOf(useTiles(me), page);
  useShown(tiles.map((tile) => ({ tile, large: tiles.length <= LARGE_UP_TO })));
  const columns = Math.min(phone ? 2 : 3, Math.ceil(Math.sqrt(tiles.length)));
  return (
    <div className={classes.stage}>
      <div className={classes.grid} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {tiles.map((tile) => (
          <Tile key={tile.key} tile={tile} onPick={() => onPick(tile.key)} />
        ))}
      </div>
      <Pages {...at} onPage={setPage} />
    </div>
  );
}
