import type { Producer, RtpParameters, WebRtcTransport } from 'mediasoup/types';
import type { MediaGrant, MediaRequestData, MediaSource, PeerInfo, PeerRights, ProducerInfo } from '#protocol/media.ts';
import { Refused } from '../refused.ts';

const kinds: Record<MediaSource, 'audio' | 'video'> = {
  microphone: 'audio',
  roomMicrophone: 'audio',
  camera: 'video',
  screen: 'video',
};

/**
 * Whether a device may send a track at all.
 *
 * @throws {Refused} MEDIA-3 when the token doesn't allow the source or the kind doesn't fit it; MEDIA-8 in a classified item
 */
export function maySend(
  grant: MediaGrant,
  rights: PeerRights,
  wish: Pick<MediaRequestData<'producer.create'>, 'source' | 'kind'>,
): void {
  if (!grant.send.includes(wish.source)) {
    throw new Refused('forbidden', 'MEDIA-3');
  }
  if (kinds[wish.source] !== wish.kind) {
    throw new Refused('invalid_payload', 'MEDIA-3');
  }
  if (rights.private) {
    throw new Refused('conflict', 'MEDIA-8');
  }
}

/**
 * Whether a device may receive a track.
 *
 * @throws {Refused} RIGHTS-8 on the hall's device, which a technician may hold; MEDIA-7 for the room's own sound on any device of the room, and for all sound on its tablets (it would
 *   howl); MEDIA-8 in a classified item
 */
export function mayHear(grant: MediaGrant, rights: PeerRights, wanted: OwnedProducer): void {
  if (rights.private) {
    throw new Refused('conflict', 'MEDIA-8');
  }
  if (grant.place === 'roomMicrophone') {
    throw new Refused('forbidden', 'RIGHTS-8');
  }
  const plays = grant.place === 'remote' || (grant.place === 'screen' && wanted.place === 'remote');
  if (wanted.info.kind === 'audio' && !plays) {
    throw new Refused('forbidden', 'MEDIA-7');
  }
}

/** The holder's own microphone follows the floor; every other source only the token. */
function allowed(source: MediaSource, rights: PeerRights): boolean {
  return source === 'microphone' ? rights.microphone : true;
}

/** A track a device sends. It flows while the device wants it to and the meeting allows it. */
export class OwnedProducer {
  readonly producer: Producer;
  readonly source: MediaSource;
  readonly #peer: PeerInfo;
  #wanted: boolean;
  #onChange: () => void = () => undefined;

  private constructor(peer: PeerInfo, producer: Producer, source: MediaSource, wanted: boolean) {
    this.#peer = peer;
    this.producer = producer;
    this.source = source;
    this.#wanted = wanted;
  }

  static async create(
    peer: PeerInfo,
    transport: WebRtcTransport,
    rights: PeerRights,
    wish: MediaRequestData<'producer.create'>,
  ): Promise<OwnedProducer> {
    const producer = await transport
      .produce({
        kind: wish.kind,
        rtpParameters: wish.rtpParameters as RtpParameters,
        paused: wish.paused || !allowed(wish.source, rights),
      })
      .catch((error: unknown) => {
        throw error instanceof TypeError ? new Refused('invalid_payload', 'MEDIA-3') : error;
      });
    return new OwnedProducer(peer, producer, wish.source, !wish.paused);
  }

  get id(): string {
    return this.producer.id;
  }

  get info(): ProducerInfo {
    const { peerId, participantId } = this.#peer;
    const { id, kind, paused } = this.producer;
    return { producerId: id, peerId, participantId, kind, source: this.source, paused };
  }

  /** Where the sending device stands. */
  get place(): PeerInfo['place'] {
    return this.#peer.place;
  }

  onClose(listener: () => void): void {
    this.producer.observer.once('close', listener);
  }

  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** The device wants the track to flow, or not. */
  async setWanted(wanted: boolean, rights: PeerRights): Promise<void> {
    this.#wanted = wanted;
    await this.setRights(rights);
  }

  async setRights(rights: PeerRights): Promise<void> {
    const paused = !this.#wanted || !allowed(this.source, rights);
    if (paused === this.producer.paused || this.producer.closed) {
      return;
    }
    if (paused) {
      await this.producer.pause();
    } else {
      await this.producer.resume();
    }
    this.#onChange();
  }

  close(): void {
    this.producer.close();
  }
}
