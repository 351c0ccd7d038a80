import type { MediaState } from './mediaState.ts';
import type { MediaNotice } from './signalClient.ts';

/** What a notice of the media service changes in the state. Tracks and transports are the session's own matter. */
export function applyNotice(state: MediaState, notice: MediaNotice): Partial<MediaState> {
  switch (notice.method) {
    case 'peer.joined':
      return { peers: [...state.peers.filter(({ peerId }) => peerId !== notice.data.peer.peerId), notice.data.peer] };
    case 'peer.left':
      return {
        peers: state.peers.filter(({ peerId }) => peerId !== notice.data.peerId),
        producers: state.producers.filter(({ peerId }) => peerId !== notice.data.peerId),
      };
    case 'producer.opened':
      return { producers: [...state.producers, notice.data.producer] };
    case 'producer.changed':
      return {
        producers: state.producers.map((producer) =>
          producer.producerId === notice.data.producerId ? { ...producer, paused: notice.data.paused } : producer,
        ),
      };
    case 'producer.closed':
      return { producers: state.producers.filter(({ producerId }) => producerId !== notice.data.producerId) };
    case 'speaker.levels':
      return {
        levels: Object.fromEntries(notice.data.levels.map(({ participantId, level }) => [participantId, level])),
      };
    case 'speaker.dominant':
      return { dominantParticipantId: notice.data.participantId };
    case 'rights.changed':
      return { rights: notice.data };
    case 'producer.demand':
    case 'consumer.closed':
    case 'consumer.layers':
      return {};
  }
}
