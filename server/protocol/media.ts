import { z } from 'zod';
import { RejectionCode } from './envelope.ts';
import { MeetingId, ParticipantId } from './ids.ts';
import {
  AppliedLayers,
  DtlsParameters,
  IceParameters,
  RouterCapabilities,
  RtpParameters,
  TransportOffer,
} from './mediaTransport.ts';
import { MeetingRole } from './roles.ts';

/**
 * Signalling between a client and the media service, over one WebSocket (`/media`). The first request must be `room.join`.
 * The client asks for what it wants to see and hear (pagination is the client's choice); the service only tells what there is.
 */

/** Where the device stands: it decides whether the device plays the room's sound and when its microphone is heard. */
export const MediaPlace = z.enum(['remote', 'room', 'roomMicrophone', 'screen']);
export type MediaPlace = z.infer<typeof MediaPlace>;

/** What a track carries. */
export const MediaSource = z.enum(['microphone', 'camera', 'screen', 'roomMicrophone']);
export type MediaSource = z.infer<typeof MediaSource>;

/** What a media token allows: signed by the server, short-lived, good for one meeting and one participant. */
export const MediaGrant = z.strictObject({
  meetingId: MeetingId,
  participantId: ParticipantId,
  role: MeetingRole,
  place: MediaPlace,
  /** Sources the holder may send. */
  send: z.array(MediaSource).max(4),
});
export type MediaGrant = z.infer<typeof MediaGrant>;

const Id = z.string().min(1).max(64);
const Nothing = z.strictObject({});

/** A track that can be had. */
export const ProducerInfo = z.strictObject({
  producerId: Id,
  peerId: Id,
  participantId: ParticipantId,
  kind: z.enum(['audio', 'video']),
  source: MediaSource,
  paused: z.boolean(),
});
export type ProducerInfo = z.infer<typeof ProducerInfo>;

/** A device in the room. One participant may have several. */
export const PeerInfo = z.strictObject({
  peerId: Id,
  participantId: ParticipantId,
  role: MeetingRole,
  place: MediaPlace,
});
export type PeerInfo = z.infer<typeof PeerInfo>;

/** What the meeting allows this device just now. */
export const PeerRights = z.strictObject({
  /** The microphone is heard: the holder has the floor, or attends remotely and isn't muted. */
  microphone: z.boolean(),
  /** A classified item: nothing is sent or received. */
  private: z.boolean(),
  recording: z.boolean(),
});
export type PeerRights = z.infer<typeof PeerRights>;

const IceServer = z.strictObject({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});

const Joined = z.strictObject({
  peerId: Id,
  /** Shown again after a short break of the connection, the device gets its transports back. */
  resumeKey: z.string().min(16).max(128),
  /** False: transports, producers and consumers have to be made anew. */
  resumed: z.boolean(),
  routerCapabilities: RouterCapabilities,
  iceServers: z.array(IceServer),
  peers: z.array(PeerInfo),
  producers: z.array(ProducerInfo),
  /** Tracks of this device that the service still has: what differs from what the device knows came about in between. */
  own: z.array(Id),
  rights: PeerRights,
});

/** Requests a client may send, each with its data and its answer. */
export const mediaRequests = {
  'room.join': {
    data: z.strictObject({ token: z.string().max(4096), resumeKey: z.string().max(128).nullable() }),
    reply: Joined,
  },
  'transport.create': { data: z.strictObject({ direction: z.enum(['send', 'receive']) }), reply: TransportOffer },
  'transport.connect': { data: z.strictObject({ transportId: Id, dtlsParameters: DtlsParameters }), reply: Nothing },
  'transport.restartIce': {
    data: z.strictObject({ transportId: Id }),
    reply: z.strictObject({ iceParameters: IceParameters }),
  },
  'producer.create': {
    data: z.strictObject({
      transportId: Id,
      kind: z.enum(['audio', 'video']),
      source: MediaSource,
      rtpParameters: RtpParameters,
      paused: z.boolean(),
    }),
    reply: z.strictObject({ producerId: Id }),
  },
  'producer.pause': { data: z.strictObject({ producerId: Id }), reply: Nothing },
  'producer.resume': { data: z.strictObject({ producerId: Id }), reply: Nothing },
  'producer.close': { data: z.strictObject({ producerId: Id }), reply: Nothing },
  'consumer.create': {
    data: z.strictObject({ transportId: Id, producerId: Id, rtpCapabilities: RouterCapabilities }),
    /** Made paused; resume it once the track is attached, so that the first key frame isn't lost. */
    reply: z.strictObject({
      consumerId: Id,
      producerId: Id,
      kind: z.enum(['audio', 'video']),
      rtpParameters: RtpParameters,
      producerPaused: z.boolean(),
    }),
  },
  'consumer.resume': { data: z.strictObject({ consumerId: Id }), reply: Nothing },
  'consumer.pause': { data: z.strictObject({ consumerId: Id }), reply: Nothing },
  'consumer.close': { data: z.strictObject({ consumerId: Id }), reply: Nothing },
  /** Which simulcast layer is worth sending: 0 is the small picture, 1 the large one. */
  'consumer.prefer': {
    data: z.strictObject({ consumerId: Id, spatialLayer: z.int().min(0).max(1) }),
    reply: Nothing,
  },
} as const;

export type MediaRequestName = keyof typeof mediaRequests;
export type MediaRequestData<N extends MediaRequestName> = z.output<(typeof mediaRequests)[N]['data']>;
export type MediaReplyData<N extends MediaRequestName> = z.output<(typeof mediaRequests)[N]['reply']>;

/** Level of a track, in dBov: 0 is the loudest, -127 silence. */
const Level = z.strictObject({ participantId: ParticipantId, producerId: Id, level: z.number().min(-127).max(0) });

/** What the service tells on its own. */
export const mediaNotices = {
  'peer.joined': z.strictObject({ peer: PeerInfo }),
  'peer.left': z.strictObject({ peerId: Id }),
  'producer.opened': z.strictObject({ producer: ProducerInfo }),
  'producer.changed': z.strictObject({ producerId: Id, paused: z.boolean() }),
  'producer.closed': z.strictObject({ producerId: Id }),
  /** The largest layer of an own picture that anybody looks at: 1 large, 0 small, -1 none. More needn't be encoded. */
  'producer.demand': z.strictObject({ producerId: Id, layer: z.int().min(-1).max(1) }),
  'consumer.closed': z.strictObject({ consumerId: Id }),
  /** Layers that really arrive; null when the link is too weak for any picture. */
  'consumer.layers': z.strictObject({ consumerId: Id, layers: AppliedLayers.nullable() }),
  'speaker.levels': z.strictObject({ levels: z.array(Level).max(20) }),
  'speaker.dominant': z.strictObject({ participantId: ParticipantId.nullable(), producerId: Id.nullable() }),
  'rights.changed': PeerRights,
} as const;

export type MediaNoticeName = keyof typeof mediaNotices;
export type MediaNoticeData<N extends MediaNoticeName> = z.output<(typeof mediaNotices)[N]>;

/** A request as it travels. */
export const MediaRequest = z.strictObject({
  id: z.int().nonnegative(),
  method: z.string().max(64),
  data: z.unknown(),
});

/** Everything the service sends: the answer to a request, a notice, or why the connection is being ended. */
export const MediaServerMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reply'), id: z.int(), ok: z.literal(true), data: z.unknown() }),
  z.strictObject({
    type: z.literal('refusal'),
    /** Null when the refused message had no readable id. */
    id: z.int().nullable(),
    code: RejectionCode,
    rule: z.string().nullable(),
  }),
  z.strictObject({ type: z.literal('notice'), method: z.string(), data: z.unknown() }),
]);
export type MediaServerMessage = z.infer<typeof MediaServerMessage>;

/** A signal larger than this is refused with `too_large` and the connection ended. */
export const MAX_SIGNAL_BYTES = 64 * 1024;

/** Why a connection was ended (WebSocket close codes of the private range). */
export const MediaCloseCode = {
  /** The room is rebuilt after a fault: join again at once. */
  restart: 4001,
  /** The token was refused: get a new one. */
  unauthenticated: 4002,
  /** The device was replaced by its own newer connection, or removed. */
  replaced: 4003,
  /** The meeting's media ended. */
  ended: 4004,
  tooLarge: 1009,
  /** There is no media worker on this machine yet: the meeting goes on without sound and picture. */
  unavailable: 4005,
  /** Said by a client that got no answer: it comes back with its key, as after a broken line. */
  lost: 4006,
} as const;
