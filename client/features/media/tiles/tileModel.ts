import type { PeerInfo, ProducerInfo } from '#protocol/media.ts';

/** One tile: a device in the room, or a shared screen. */
export type TileModel = {
  readonly key: string;
  readonly participantId: string;
  /** The picture to show; null while the device sends none. */
  readonly producerId: string | null;
  readonly kind: 'person' | 'room' | 'screen' | 'own';
  readonly heard: boolean;
};

/** So many tiles are received at once at most (MEDIA-14). */
const PAGE_SIZE = 9;

function pictureOf(producers: readonly ProducerInfo[], peerId: string): ProducerInfo | undefined {
  return producers.find((producer) => producer.peerId === peerId && producer.source === 'camera' && !producer.paused);
}

function isHeard(producers: readonly ProducerInfo[], peerId: string): boolean {
  return producers.some((producer) => producer.peerId === peerId && producer.kind === 'audio' && !producer.paused);
}

/** A tablet in the room has no picture of its own: the room is one tile. */
const hasTile = (peer: PeerInfo): boolean => peer.place === 'remote' || peer.place === 'roomMicrophone';

/** What the tiles are made from. */
export type TileSource = {
  readonly producers: readonly ProducerInfo[];
  readonly peers: readonly PeerInfo[];
  /** The own microphone is sent and allowed. */
  readonly ownHeard: boolean;
};

/** Everybody who can be seen: shared screens first, then the room, then the remote attendees, the own picture last. */
export function tilesOf({ producers, peers, ownHeard }: TileSource, me: string | null): TileModel[] {
  const screens = producers
    .filter(({ source }) => source === 'screen')
    .map(({ producerId, participantId }) => ({
      key: producerId,
      participantId,
      producerId,
      kind: 'screen' as const,
      heard: false,
    }));
  const devices = peers.filter(hasTile).map((peer) => ({
    key: peer.peerId,
    participantId: peer.participantId,
    producerId: pictureOf(producers, peer.peerId)?.producerId ?? null,
    kind: peer.place === 'roomMicrophone' ? ('room' as const) : ('person' as const),
    heard: isHeard(producers, peer.peerId),
  }));
  const rooms = devices.filter(({ kind }) => kind === 'room');
  const people = devices.filter(({ kind }) => kind === 'person');
  const own = { key: 'own', participantId: me ?? '', producerId: null, kind: 'own' as const, heard: ownHeard };
  return [...screens, ...rooms, ...people, own];
}

/**
 * The tile that is shown large: what the person picked, a shared screen, the one who has the floor, the loudest, else the
 * first.
 */
export function leadingTile(
  tiles: readonly TileModel[],
  picked: string | null,
  floorId: string | null,
  loudestId: string | null,
): TileModel | undefined {
  const others = tiles.filter(({ kind }) => kind !== 'own');
  const of = (participantId: string | null) =>
    participantId === null ? undefined : others.find((tile) => tile.participantId === participantId);
  return (
    tiles.find(({ key }) => key === picked) ??
    others.find(({ kind }) => kind === 'screen') ??
    of(floorId) ??
    of(loudestId) ??
    others[0] ??
    tiles[0]
  );
}

/** One page of the grid: only its pictures are received. */
export function pageOf(
  tiles: readonly TileModel[],
  page: number,
  size = PAGE_SIZE,
): { tiles: TileModel[]; pages: number; page: number } {
  const pages = Math.max(1, Math.ceil(tiles.length / size));
  const at = Math.min(Math.max(0, page), pages - 1);
  return { tiles: tiles.slice(at * size, (at + 1) * size), pages, page: at };
}
