import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '#protocol/envelope.ts';

/** Where a line goes: a bare server has no sessions and no meetings to join. */
export type LineTo = {
  readonly kind: 'socketio' | 'product';
  readonly url: string;
  readonly cookie: string;
  readonly meetingId: string;
};

export type ThinLine = {
  /** Sends a command; resolves once it is committed. */
  readonly command: (name: string, payload: unknown) => Promise<void>;
  readonly close: () => void;
};

/** The number of the join among the messages that want an answer; commands come after it. */
const JOIN = 0;

/**
 * One device on a bare `ws` socket, socket.io's few frames written by hand: so that what is measured is the server, not a
 * client library on the same two cores. Hears events as text. Engine.IO 4 over Socket.IO 5: `0` opened, `2` ping, `40` connected, `42`
 * event, `43` answer.
 */
export function openThinLine(to: LineTo, onEvent: (json: string) => void): Promise<ThinLine> {
  const address = `${to.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { perMessageDeflate: false, headers: { cookie: to.cookie } });
  const answers = new Map<number, (reply: string) => void>();
  let asked = JOIN;
  const ask = (message: string, body: unknown): Promise<void> => {
    const number = asked;
    asked += 1;
    socket.send(`42${number}${JSON.stringify([message, body])}`);
    return new Promise((resolve, reject) => {
      answers.set(number, (reply) => (reply.startsWith('[{"ok":true') ? resolve() : reject(new Error(reply))));
    });
  };
  const answered = (text: string): void => {
    const number = Number.parseInt(text.slice(2), 10);
    answers.get(number)?.(text.slice(text.indexOf('[')));
    answers.delete(number);
  };
  const line: ThinLine = {
    command: (name, payload) => ask('command', { commandId: randomUUID(), meetingId: to.meetingId, name, payload }),
    close: () => socket.close(),
  };
  const join = { meetingId: to.meetingId, lastSequence: 0, protocolVersion: PROTOCOL_VERSION };
  return new Promise((resolve, reject) => {
    const frames: [string, (text: string) => void][] = [
      ['42["event",', (text) => onEvent(text.slice('42["event",'.length, -1))],
      ['43', answered],
      ['40', () => (to.kind === 'product' ? ask('join', join) : Promise.resolve()).then(() => resolve(line), reject)],
      ['44', (text) => reject(new Error(text))],
      ['0', () => socket.send('40')],
      ['2', () => socket.send('3')],
    ];
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      frames.find(([head]) => text.startsWith(head))?.[1](text);
    });
    socket.on('error', reject);
  });
}
