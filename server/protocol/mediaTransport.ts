import { z } from 'zod';

/**
 * WebRTC parameters as they pass through signalling (mediasoup's shapes). What matters for safety is bounded here; the media
 * library checks the meaning of the rest when it is given them.
 */

const text = z.string().max(256);
const Parameters = z.record(z.string().max(64), z.union([z.string().max(512), z.number(), z.null()]));

const RtcpFeedback = z.looseObject({ type: text, parameter: text.optional() });
const HeaderExtension = z.looseObject({ uri: text });

const CodecParameters = z.looseObject({
  mimeType: text,
  payloadType: z.int().min(0).max(127),
  clockRate: z.int().positive(),
  channels: z.int().min(1).max(8).optional(),
  parameters: Parameters.optional(),
  rtcpFeedback: z.array(RtcpFeedback).max(32).optional(),
});

const Encoding = z.looseObject({
  ssrc: z.int().nonnegative().optional(),
  rid: z.string().max(16).optional(),
  scalabilityMode: z.string().max(32).optional(),
  maxBitrate: z.int().nonnegative().optional(),
});

/** What a track's packets look like. */
export const RtpParameters = z.looseObject({
  mid: z.string().max(64).optional(),
  codecs: z.array(CodecParameters).min(1).max(32),
  headerExtensions: z
    .array(HeaderExtension.extend({ id: z.int().min(1).max(255) }))
    .max(32)
    .optional(),
  encodings: z.array(Encoding).max(4).optional(),
  rtcp: z.looseObject({ cname: text.optional() }).optional(),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

/** What an endpoint can send or receive. */
export const RouterCapabilities = z.looseObject({
  codecs: z
    .array(
      z.looseObject({
        kind: z.enum(['audio', 'video']),
        mimeType: text,
        clockRate: z.int().positive(),
        preferredPayloadType: z.int().min(0).max(127).optional(),
      }),
    )
    .max(64)
    .optional(),
  headerExtensions: z.array(HeaderExtension).max(64).optional(),
});
export type RouterCapabilities = z.infer<typeof RouterCapabilities>;

export const DtlsParameters = z.strictObject({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(z.strictObject({ algorithm: text, value: text }))
    .min(1)
    .max(8),
});
export type DtlsParameters = z.infer<typeof DtlsParameters>;

export const IceParameters = z.looseObject({
  usernameFragment: text,
  password: text,
  iceLite: z.boolean().optional(),
});

/** One side of a transport, as the client needs it to build the other. */
export const TransportOffer = z.strictObject({
  transportId: z.string(),
  iceParameters: IceParameters,
  iceCandidates: z.array(z.looseObject({})),
  dtlsParameters: z.looseObject({}),
});
export type TransportOffer = z.infer<typeof TransportOffer>;

export const AppliedLayers = z.strictObject({
  spatialLayer: z.int().nonnegative(),
  temporalLayer: z.int().nonnegative().optional(),
});
