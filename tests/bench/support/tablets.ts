/**
 * Many tablets in one process of their own: connects N sockets of a kind, and tells for each message when the last of them
 * had it. All kinds use the same bare `ws` client (socket.io's few frames are written by hand), so that what is compared is
 * the servers, not a thousand client libraries sharing one core. Driven over the process channel.
 */
import { WebSocket } from 'ws';

export type TabletOrder = {
  readonly kind: 'ws' | 'socketio' | 'product';
  readonly url: string;
  readonly count: number;
  /** Sessions that the tablets share out among themselves. */
  readonly cookies: readonly string[];
  readonly meetingId: string;
};

/** `at` is the wall clock in ms with fractions: both processes are on one machine. */
export type TabletReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'all'; readonly mark: string; readonly at: number };

const order = JSON.parse(process.argv[2] ?? '{}') as TabletOrder;
const seen = new Map<string, number>();

const report = (given: TabletReport): void => {
  process.send?.(given);
};

type Body = { data?: { changes?: { unit?: string } } };

function got(body: Body): void {
  const mark = body.data?.changes?.unit ?? '';
  const count = (seen.get(mark) ?? 0) + 1;
  seen.set(mark, count);
  if (count === order.count) {
    report({ kind: 'all', mark, at: performance.timeOrigin + performance.now() });
  }
}

function connectWs(): Promise<void> {
  const socket = new WebSocket(order.url.replace('http', 'ws'), { perMessageDeflate: false });
  socket.on('message', (data: Buffer) => got(JSON.parse(data.toString()) as Body));
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
}

/** Engine.IO 4 over Socket.IO 5: `0` opened, `2` ping, `40` connected, `42` event, `43` answer. */
function connectSocketIo(index: number): Promise<void> {
  const address = `${order.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, {
    perMessageDeflate: false,
    headers: { cookie: order.cookies[index % order.cookies.length] ?? '' },
  });
  const join = JSON.stringify(['join', { meetingId: order.meetingId, lastSequence: 0, protocolVersion: 1 }]);
  return new Promise((resolve, reject) => {
    const frames: [string, (text: string) => void][] = [
      ['42["event",', (text) => got(JSON.parse(text.slice('42["event",'.length, -1)) as Body)],
      ['0', () => socket.send('40')],
      ['2', () => socket.send('3')],
      ['40', () => (order.kind === 'product' ? socket.send(`420${join}`) : resolve())],
      ['430[{"ok":true', () => resolve()],
      ['430', (text) => reject(new Error(text))],
    ];
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      frames.find(([head]) => (head.length > 1 ? text.startsWith(head) : text[0] === head && text !== '40'))?.[1](text);
    });
    socket.on('error', reject);
  });
}

for (let made = 0; made < order.count; made += 1) {
  await (order.kind === 'ws' ? connectWs() : connectSocketIo(made));
}
report({ kind: 'ready' });
