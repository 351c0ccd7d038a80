import { randomUUID } from 'node:crypto';
import type { PlainTransport, Producer, Router } from 'mediasoup/types';
import type { Capture, GapCause } from '#protocol/capture.ts';
import type { CaptureLink, SoundTarget } from './captureLink.ts';

/** A track to be written down. */
export interface TappedTrack extends Pick<Capture, 'meetingId' | 'trackId' | 'participantId' | 'source'> {
  readonly producer: Producer;
}

/** Copies one track's packets, as they are, to the recorder's port. */
export class Tap {
  readonly #captureId: string;
  readonly #transport: PlainTransport;
  readonly #link: CaptureLink;
  #closed = false;

  private constructor(captureId: string, transport: PlainTransport, link: CaptureLink) {
    this.#captureId = captureId;
    this.#transport = transport;
    this.#link = link;
  }

  static async open(router: Router, track: TappedTrack, link: CaptureLink, target: SoundTarget): Promise<Tap> {
    const captureId = randomUUID();
    const transport = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: target.address },
      rtcpMux: true,
      comedia: false,
    });
    try {
      await transport.connect({ ip: target.address, port: target.port });
      // Paused until the recorder knows its SSRC: what came earlier would be dropped there.
      const consumer = await transport.consume({
        producerId: track.producer.id,
        rtpCapabilities: router.rtpCapabilities,
        paused: true,
      });
      const { producer: _producer, ...owner } = track;
      link.add({ captureId, ...owner, ssrc: consumer.rtpParameters.encodings?.[0]?.ssrc ?? 0 });
      await consumer.resume();
      return new Tap(captureId, transport, link);
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  /** @param cause why it broke off, when the recording should have gone on */
  close(cause: GapCause | null): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    this.#transport.close();
    this.#link.remove(this.#captureId, cause);
  }
}
