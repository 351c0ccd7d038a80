import { MediaCloseCode, type MediaReplyData } from '#protocol/media.ts';
import type { ChosenDevices } from './devices.ts';
import { LinkWatch } from './linkWatch.ts';
import { MediaLink } from './mediaLink.ts';
import { type LinkMode, MediaStore, type OwnSourceName } from './mediaState.ts';
import { applyNotice } from './notices.ts';
import { OwnSources } from './ownSources.ts';
import { type HeardFrom, Reception, type ReceptionWish } from './reception.ts';
import { type MediaNotice, SignalClient, SignalRefused } from './signalClient.ts';
import { SoundOutput } from './soundOutput.ts';

export interface MediaSessionOptions {
  /** Address of the media service's WebSocket. */
  readonly url: string;
  /** A fresh media token from the server. @throws when the server refuses or can't be reached */
  readonly fetchToken: () => Promise<string>;
  /** Whether an error of `fetchToken` means that asking again is of no use. */
  readonly isFinal?: (error: unknown) => boolean;
  /** Whose sound is played here (MEDIA-7). */
  readonly hears: HeardFrom;
}

type Joined = MediaReplyData<'room.join'>;

/** After these the session is over; a new one is the person's choice. */
const finalStatus: Readonly<Record<number, 'ended' | 'replaced'>> = {
  [MediaCloseCode.replaced]: 'replaced',
  [MediaCloseCode.ended]: 'ended',
};

/** The server holds a line while the media process comes back: asking soon costs nothing. */
const FIRST_RETRY_MS = 80;
const LONGEST_RETRY_MS = 1000;
const everySource: ReadonlySet<OwnSourceName> = new Set(['microphone', 'roomMicrophone', 'camera', 'screen']);
const pictures: ReadonlySet<OwnSourceName> = new Set(['camera', 'screen']);
const camera: ReadonlySet<OwnSourceName> = new Set(['camera']);
const nothing: ReadonlySet<OwnSourceName> = new Set();

const heldByMode: Readonly<Record<LinkMode, ReadonlySet<OwnSourceName>>> = {
  full: nothing,
  no_own_picture: camera,
  sound_only: pictures,
  text_only: everySource,
};

/**
 * Sound and picture of one meeting on this device. It keeps wishes (what the person wants to send and see) and makes them
 * true again after every break: of the network, of the media process, of the server.
 */
export class MediaSession {
  readonly store = new MediaStore();
  readonly #options: MediaSessionOptions;
  readonly #output = new SoundOutput();
  readonly #sources = new OwnSources(this.store);
  readonly #reception = new Reception(this.store, this.#output);
  readonly #watch: LinkWatch;
  #link: MediaLink | null = null;
  #signal: SignalClient | null = null;
  #resumeKey: string | null = null;
  #retryMs = FIRST_RETRY_MS;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #running = false;

  constructor(options: MediaSessionOptions) {
    this.#options = options;
    this.#reception.want({ ...this.#reception.wish, sound: options.hears });
    this.#watch = new LinkWatch(
      () => this.statistics(),
      (link) => {
        const before = this.store.get().link.mode;
        this.store.update({ link });
        if (before !== link.mode) {
          this.#applyMode(link.mode);
        }
      },
    );
  }

  /** Joins, and stays joined until `stop`. */
  start(): void {
    if (!this.#running) {
      this.#running = true;
      this.store.update({ status: 'connecting' });
      this.#watch.start();
      void this.#connect();
    }
  }

  /** Leaves and closes every device. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#watch.stop();
    if (this.#retry) {
      clearTimeout(this.#retry);
    }
    await this.#sources.hold(everySource);
    this.#signal?.close();
    this.#dropLink();
    this.store.update({ status: 'idle', peers: [], producers: [] });
  }

  /** The person wants a source sent, or not. */
  want(source: OwnSourceName, wanted: boolean): Promise<void> {
    return this.#sources.want(source, wanted);
  }

  /** Pictures that are on the screen now, by producer. */
  show(visible: ReceptionWish['visible']): void {
    this.#reception.want({ ...this.#reception.wish, visible });
  }

  /** The browser's own figures of the connection; none while there is none. */
  async statistics(): Promise<RTCStats[]> {
    return (await this.#link?.stats()) ?? [];
  }

  async setDevices(devices: ChosenDevices): Promise<void> {
    this.#output.setSpeaker(devices.speakerId ?? '');
    await this.#sources.setDevices(devices);
  }

  async #connect(): Promise<void> {
    try {
      const asked = this.#options.fetchToken();
      // Awaited below; until then a refusal must not be an unhandled one.
      asked.catch(() => undefined);
      const signal = await SignalClient.open(this.#options.url, {
        notice: (notice) => this.#take(notice),
        closed: (code) => this.#closed(signal, code),
      });
      this.#signal = signal;
      const token = await asked;
      const joined = await signal.request('room.join', { token, resumeKey: this.#resumeKey });
      await this.#enter(joined, signal);
    } catch (error) {
      this.#failed(error);
    }
  }

  async #enter(joined: Joined, signal: SignalClient): Promise<void> {
    this.#resumeKey = joined.resumeKey;
    this.#retryMs = FIRST_RETRY_MS;
    const { peers, producers, rights } = joined;
    this.store.update({ status: 'connected', peers, producers, rights });
    if (joined.resumed && this.#link) {
      this.#link.setSignal(signal);
      this.#reception.settle();
      await this.#sources.reconcile(joined.own);
    } else {
      this.#dropLink();
      this.#link = await MediaLink.create(joined, signal, { failed: () => this.#signal?.close() });
      this.#reception.attach(this.#link);
      await this.#sources.attach(this.#link);
    }
    this.#applyMode(this.store.get().link.mode);
  }

  #take(notice: MediaNotice): void {
    this.store.update(applyNotice(this.store.get(), notice));
    switch (notice.method) {
      case 'producer.opened':
        this.#reception.settle();
        break;
      case 'producer.closed':
        this.#sources.producerClosed(notice.data.producerId);
        this.#reception.settle();
        break;
      case 'producer.demand':
        this.#sources.demand(notice.data.producerId, notice.data.layer);
        break;
      case 'consumer.closed':
        this.#reception.consumerClosed(notice.data.consumerId);
        break;
      case 'rights.changed':
        this.#applyMode(this.store.get().link.mode);
        break;
      default:
        break;
    }
  }

  /** What may be open under this link and these rights: in a classified item no device is. */
  #applyMode(mode: LinkMode): void {
    const secret = this.store.get().rights.private;
    void this.#sources.hold(secret ? everySource : heldByMode[mode]);
    const sound = mode === 'text_only' || secret ? 'nobody' : this.#options.hears;
    const seePictures = (mode === 'full' || mode === 'no_own_picture') && !secret;
    this.#reception.want({ ...this.#reception.wish, sound, pictures: seePictures });
  }

  #closed(signal: SignalClient, code: number): void {
    if (this.#signal !== signal) {
      return;
    }
    this.#signal = null;
    const final = finalStatus[code];
    if (final) {
      this.#running = false;
      this.#watch.stop();
      void this.#sources.hold(everySource);
      this.#dropLink();
      this.store.update({ status: final, peers: [], producers: [] });
      return;
    }
    if (code === MediaCloseCode.restart) {
      this.#resumeKey = null;
    }
    this.#later(code === MediaCloseCode.unavailable ? 'waiting' : 'reconnecting');
  }

  #failed(error: unknown): void {
    this.#signal?.close();
    this.#signal = null;
    const refused = error instanceof SignalRefused && (error.code === 'forbidden' || error.code === 'not_found');
    if (refused || this.#options.isFinal?.(error)) {
      this.#running = false;
      this.store.update({ status: 'refused' });
      return;
    }
    this.#later(this.store.get().status === 'connecting' ? 'waiting' : 'reconnecting');
  }

  /** Tries again, less and less often, with a little chance so that forty devices don't come at once. */
  #later(status: 'waiting' | 'reconnecting'): void {
    if (!this.#running) {
      return;
    }
    this.store.update({ status });
    const wait = this.#retryMs * (0.75 + Math.random() / 2);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    // A line that breaks while it is being opened says so twice; two attempts at once would put each other out.
    if (this.#retry) {
      clearTimeout(this.#retry);
    }
    this.#retry = setTimeout(() => void this.#connect(), wait);
  }

  #dropLink(): void {
    this.#link?.close();
    this.#link = null;
    this.#reception.attach(null);
    void this.#sources.attach(null);
  }
}
