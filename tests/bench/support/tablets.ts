/**
 * Many tablets in one process of their own: connects N sockets of a kind, and tells for each message when the last of them
 * had it. All kinds use the same bare `ws` client, so that what is compared is the servers, not a thousand client libraries
 * sharing one core. Driven over the process channel.
 */
import { WebSocket } from 'ws';
import { openThinLine } from './thinLine.ts';

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

async function connectSocketIo(kind: 'socketio' | 'product', index: number): Promise<void> {
  const cookie = order.cookies[index % order.cookies.length] ?? '';
  await openThinLine({ kind, url: order.url, cookie, meetingId: order.meetingId }, (json) =>
    got(JSON.parse(json) as Body),
  );
}

for (let made = 0; made < order.count; made += 1) {
  await (order.kind === 'ws' ? connectWs() : connectSocketIo(order.kind, made));
}
report({ kind: 'ready' });
