import { createSocket, type Socket } from 'node:dgram';

/** Where packets go. */
export type Target = { readonly address: string; readonly port: number };

/** Opus as browsers send it: 20 ms of mono speech in about 80 bytes. */
const VOICE = Buffer.concat([Buffer.from([0x78]), Buffer.alloc(79, 0x55)]);
const TICK_MS = 20;

function header(payloadType: number, sequence: number, timestamp: number, ssrc: number, marker: boolean): Buffer {
  const head = Buffer.alloc(12);
  head[0] = 0x80;
  head[1] = payloadType | (marker ? 0x80 : 0);
  head.writeUInt16BE(sequence & 0xffff, 2);
  head.writeUInt32BE(timestamp >>> 0, 4);
  head.writeUInt32BE(ssrc, 8);
  return head;
}

/** A VP8 picture of about 2.9 kB in three packets (30 a second: 700 kbit/s), each second beginning with a whole one. */
function pictureParts(picture: number): Buffer[] {
  const delta = picture % 30 === 0 ? 0 : 1;
  return [0, 1, 2].map((part) => Buffer.concat([Buffer.from([part === 0 ? 0x10 : 0, delta]), Buffer.alloc(970, part)]));
}

type Track = {
  kind: 'audio' | 'video';
  ssrc: number;
  target: Target;
  sequence: number;
  ticks: number;
  pictures: number;
};

/** Sends tracks in real time, catching up when the timer was late, so that the rate holds on a busy machine. */
export class RtpSource {
  readonly #socket: Socket = createSocket('udp4');
  readonly #tracks: Track[] = [];
  #timer: NodeJS.Timeout | null = null;
  #began = 0;
  #ticks = 0;
  /** Clock (ms) of the last packet sent. */
  lastSentAt = 0;

  add(kind: 'audio' | 'video', ssrc: number, target: Target): void {
    this.#tracks.push({ kind, ssrc, target, sequence: 1, ticks: 0, pictures: 0 });
  }

  start(): void {
    this.#began = performance.now();
    this.#timer = setInterval(() => this.#catchUp(), TICK_MS / 2);
  }

  stop(): void {
    if (this.#timer) {
      clearInterval(this.#timer);
    }
    this.#timer = null;
  }

  close(): void {
    this.stop();
    this.#socket.close();
  }

  #catchUp(): void {
    const due = Math.floor((performance.now() - this.#began) / TICK_MS);
    for (; this.#ticks < due; this.#ticks += 1) {
      for (const track of this.#tracks) {
        this.#tick(track);
      }
    }
    this.lastSentAt = Date.now();
  }

  #tick(track: Track): void {
    if (track.kind === 'audio') {
      this.#send(track, Buffer.concat([header(100, track.sequence, track.ticks * 960, track.ssrc, false), VOICE]));
    } else {
      const due = Math.floor((track.ticks * TICK_MS * 30) / 1000);
      for (; track.pictures < due; track.pictures += 1) {
        pictureParts(track.pictures).forEach((part, index) => {
          const head = header(101, track.sequence, track.pictures * 3000, track.ssrc, index === 2);
          this.#send(track, Buffer.concat([head, part]));
        });
      }
    }
    track.ticks += 1;
  }

  #send(track: Track, packet: Buffer): void {
    track.sequence += 1;
    this.#socket.send(packet, track.target.port, track.target.address);
  }
}
