import { once } from 'node:events';
import { WebSocket } from 'ws';
import { MediaServerMessage } from '#protocol/media.ts';

type Answer = Exclude<MediaServerMessage, { type: 'notice' }>;

/** A client that may say anything to the media service: for refusals. */
export class RawClient {
  readonly #socket: WebSocket;
  readonly #waiting: ((answer: Answer) => boolean)[] = [];
  #nextId = 1;
  capabilities: unknown = {};

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message = MediaServerMessage.parse(JSON.parse(String(data)));
      if (message.type !== 'notice') {
        const index = this.#waiting.findIndex((take) => take(message));
        if (index >= 0) {
          this.#waiting.splice(index, 1);
        }
      }
    });
  }

  static async open(url: string): Promise<RawClient> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new RawClient(socket);
  }

  async request(method: string, data: unknown): Promise<Answer> {
    const id = this.#nextId;
    this.#nextId += 1;
    const answer = await this.#send(
      JSON.stringify({ id, method, data }),
      (given) => given.id === id || given.id === null,
    );
    if (answer.type === 'reply' && method === 'room.join') {
      this.capabilities = (answer.data as { routerCapabilities: unknown }).routerCapabilities;
    }
    return answer;
  }

  /** Sends a text as it is and waits for the next answer. */
  raw(text: string): Promise<Answer> {
    return this.#send(text, () => true);
  }

  async transport(direction: 'send' | 'receive'): Promise<string> {
    const answer = await this.request('transport.create', { direction });
    if (answer.type !== 'reply') {
      throw new Error(`no transport: ${answer.code}`);
    }
    return (answer.data as { transportId: string }).transportId;
  }

  /** The close code, once the service ends the connection. */
  async closed(): Promise<number> {
    const [code] = (await once(this.#socket, 'close')) as [number];
    return code;
  }

  close(): void {
    this.#socket.close();
  }

  #send(text: string, isMine: (answer: Answer) => boolean): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.push((answer) => {
        const mine = isMine(answer);
        if (mine) {
          resolve(answer);
        }
        return mine;
      });
      this.#socket.send(text);
    });
  }
}
