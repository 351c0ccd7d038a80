import { type MediaReplyData, type MediaRequestData, type MediaRequestName, mediaRequests } from '#protocol/media.ts';
import type { Peer } from '../peers/peer.ts';
import { Refused } from '../refused.ts';
import type { Room } from '../rooms/room.ts';

/** A device that has joined, and its room. */
export interface Seat {
  readonly peer: Peer;
  readonly room: Room;
}

type InRoomName = Exclude<MediaRequestName, 'room.join'>;
type Answer<N extends MediaRequestName> = (seat: Seat, data: MediaRequestData<N>) => Promise<MediaReplyData<N>>;

const done = {};

/** What each request of a joined device does. */
const answers: { readonly [N in InRoomName]: Answer<N> } = {
  'transport.create': ({ peer, room }) => room.createTransport(peer),
  'transport.connect': async ({ peer }, data) => {
    await peer.transports.connect(data);
    return done;
  },
  'transport.restartIce': ({ peer }, { transportId }) => peer.transports.restartIce(transportId),
  'producer.create': async ({ peer }, data) => ({ producerId: await peer.produce(data) }),
  'producer.pause': async ({ peer }, { producerId }) => {
    await peer.setProducerPaused(producerId, true);
    return done;
  },
  'producer.resume': async ({ peer }, { producerId }) => {
    await peer.setProducerPaused(producerId, false);
    return done;
  },
  'producer.close': async ({ peer }, { producerId }) => {
    peer.closeProducer(producerId);
    return done;
  },
  'consumer.create': ({ peer, room }, data) => peer.consume(data, room.offered),
  'consumer.resume': async ({ peer }, { consumerId }) => {
    await peer.consumer(consumerId).resume();
    return done;
  },
  'consumer.pause': async ({ peer }, { consumerId }) => {
    await peer.consumer(consumerId).pause();
    return done;
  },
  'consumer.close': async ({ peer }, { consumerId }) => {
    peer.consumer(consumerId).close();
    return done;
  },
  'consumer.prefer': async ({ peer }, { consumerId, spatialLayer }) => {
    await peer.consumer(consumerId).prefer(spatialLayer);
    return done;
  },
};

function isInRoomName(method: string): method is InRoomName {
  return Object.hasOwn(answers, method);
}

/**
 * The data of a request in its declared shape.
 *
 * @throws {Refused} `invalid_payload` MEDIA-4
 */
export function parseRequest<N extends MediaRequestName>(name: N, data: unknown): MediaRequestData<N> {
  const parsed = mediaRequests[name].data.safeParse(data);
  if (!parsed.success) {
    throw new Refused('invalid_payload', 'MEDIA-4');
  }
  return parsed.data as MediaRequestData<N>;
}

/** Answers a request of a device that has joined. */
export function answerInRoom(seat: Seat, method: string, data: unknown): Promise<unknown> {
  if (!isInRoomName(method)) {
    throw new Refused('invalid_payload', 'MEDIA-4');
  }
  const answer = answers[method] as (seat: Seat, data: unknown) => Promise<unknown>;
  return answer(seat, parseRequest(method, data));
}
