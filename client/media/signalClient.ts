import {
  MediaCloseCode,
  type MediaNoticeData,
  type MediaNoticeName,
  type MediaReplyData,
  type MediaRequestData,
  type MediaRequestName,
  MediaServerMessage,
  mediaNotices,
  mediaRequests,
} from '#protocol/media.ts';

/** The service answers in milliseconds. Who gets no answer for so long talks into a dead line. */
const TIMEOUT_MS = 8000;
/** Close code of a line that broke without a word (RFC 6455 §7.4.1). */
const BROKEN = 1006;

/** The media service refused a request, or could not be asked; `code` is one of the protocol's rejection codes. */
export class SignalRefused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'SignalRefused';
    this.code = code;
  }
}

/** A notice with its data, as the session takes it. */
export type MediaNotice = {
  [N in MediaNoticeName]: { readonly method: N; readonly data: MediaNoticeData<N> };
}[MediaNoticeName];

export interface SignalListener {
  readonly notice: (notice: MediaNotice) => void;
  /** Told once; `code` is the WebSocket's close code. */
  readonly closed: (code: number) => void;
}

interface Waiting {
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: SignalRefused) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

function isNoticeName(method: string): method is MediaNoticeName {
  return Object.hasOwn(mediaNotices, method);
}

/** One connection to the media service: typed requests out, checked answers and notices in. */
export class SignalClient {
  readonly #socket: WebSocket;
  readonly #listener: SignalListener;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #ended = false;

  private constructor(socket: WebSocket, listener: SignalListener) {
    this.#socket = socket;
    this.#listener = listener;
    socket.addEventListener('message', (event) => this.#receive(String(event.data)));
    socket.addEventListener('close', (event) => this.#end(event.code));
  }

  /** @throws {SignalRefused} `unavailable` when the service can't be reached */
  static open(url: string, listener: SignalListener): Promise<SignalClient> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url);
      const fail = () => reject(new SignalRefused('unavailable'));
      socket.addEventListener('close', fail, { once: true });
      socket.addEventListener(
        'open',
        () => {
          socket.removeEventListener('close', fail);
          resolve(new SignalClient(socket, listener));
        },
        { once: true },
      );
    });
  }

  /** @throws {SignalRefused} with the service's code, or `unavailable` when the connection broke or no answer came */
  async request<N extends MediaRequestName>(method: N, data: MediaRequestData<N>): Promise<MediaReplyData<N>> {
    const answer = await this.#ask(method, data);
    return mediaRequests[method].reply.parse(answer) as MediaReplyData<N>;
  }

  close(): void {
    this.#socket.close();
  }

  /** Told once, also when the browser still waits for the farewell of a line that is long dead. */
  #end(code: number): void {
    if (this.#ended) {
      return;
    }
    this.#ended = true;
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(new SignalRefused('unavailable'));
    }
    this.#waiting.clear();
    this.#listener.closed(code);
  }

  #ask(method: string, data: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended || this.#socket.readyState !== WebSocket.OPEN) {
        reject(new SignalRefused('unavailable'));
        return;
      }
      const id = this.#nextId;
      this.#nextId += 1;
      const timer = setTimeout(() => {
        this.#socket.close(MediaCloseCode.lost);
        this.#end(BROKEN);
      }, TIMEOUT_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ id, method, data }));
    });
  }

  #receive(text: string): void {
    if (this.#ended) {
      return;
    }
    const message = MediaServerMessage.parse(JSON.parse(text));
    if (message.type === 'notice') {
      this.#notice(message.method, message.data);
      return;
    }
    const waiting = message.id === null ? undefined : this.#waiting.get(message.id);
    if (!waiting || message.id === null) {
      return;
    }
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.type === 'reply') {
      waiting.resolve(message.data);
    } else {
      waiting.reject(new SignalRefused(message.code));
    }
  }

  #notice(method: string, data: unknown): void {
    if (!isNoticeName(method)) {
      return;
    }
    const parsed = mediaNotices[method].safeParse(data);
    if (parsed.success) {
      this.#listener.notice({ method, data: parsed.data } as MediaNotice);
    }
  }
}
