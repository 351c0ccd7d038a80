/**
 * From the chair's command to the last of N tablets (N = 50, 200, 1000, or as given), the commit included, beside a bare
 * `ws` and a bare socket.io broadcast of the same message to as many sockets, and beside `ws` that first puts the message on the
 * disk, as whoever acknowledges it has to. They take turns, round by round, so that whatever else the machine does hits all of them.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startServerProcess } from '#tests/support/serverProcess.ts';
import { type Bench, type Figure, percentile, rounded } from './bench.ts';
import { benchDatabase } from './support/database.ts';
import { cookiesFor } from './support/sessions.ts';
import { now, Tablets } from './support/tabletFleet.ts';
import { openThinLine, type ThinLine } from './support/thinLine.ts';

const ROUNDS = 1000;
const WARM_UP = 50;
/** Commands of one session, below the limit of SYNC-5. */
const COMMANDS_EACH = 150;
const GOAL = 1.5;

const script = (name: string): string => path.join(import.meta.dirname, 'support', name);

/** One of those that are compared: its tablets, and its way to send. */
type Contender = {
  readonly tablets: Tablets;
  readonly send: (mark: string, round: number) => Promise<void>;
  readonly close: () => void;
};

/** One message, from sending to the last tablet, in ms. */
async function delay({ tablets, send }: Contender, round: number): Promise<number> {
  const mark = `mark-${round}`;
  const arrived = tablets.last(mark);
  const startedAt = now();
  const [at] = await Promise.all([arrived, send(mark, round)]);
  return at - startedAt;
}

/** The event that the product sends for the same command. */
const sameEvent = (meetingId: string, mark: string, round: number) => ({
  meetingId,
  sequence: 100 + round,
  name: 'agenda.itemEdited',
  at: new Date().toISOString(),
  actor: { kind: 'participant', id: 'P01' },
  data: { itemId: 'A6', changes: { unit: mark } },
});

async function bare(kind: 'ws' | 'durable' | 'socketio', count: number, meetingId: string): Promise<Contender> {
  const server = fork(script('bareServers.ts'), [kind]);
  const [{ port }] = (await once(server, 'message')) as [{ port: number }];
  const url = `http://127.0.0.1:${port}`;
  return {
    tablets: await Tablets.connect({ kind: kind === 'durable' ? 'ws' : kind, url, count, cookies: [], meetingId }),
    send: async (mark, round) => {
      server.send(sameEvent(meetingId, mark, round));
    },
    close: () => server.disconnect(),
  };
}

async function product(url: string, count: number, meetingId: string): Promise<Contender> {
  const chairs: ThinLine[] = [];
  for (let sent = 0; sent < WARM_UP + ROUNDS; sent += COMMANDS_EACH) {
    const [cookie = ''] = await cookiesFor(url, 'chutich', 1);
    chairs.push(await openThinLine({ kind: 'product', url, cookie, meetingId }, () => undefined));
  }
  const cookies = await cookiesFor(url, 'thanhvien', count);
  return {
    tablets: await Tablets.connect({ kind: 'product', url, count, cookies, meetingId }),
    send: async (mark, round) => {
      await chairs[round % chairs.length]?.command('agenda.editItem', { itemId: 'A6', changes: { unit: mark } });
    },
    close: () => {
      for (const chair of chairs) {
        chair.close();
      }
    },
  };
}

/** The delays of each contender with this many tablets, in ms. */
async function compare(
  url: string,
  count: number,
  meetingId: string,
): Promise<Record<'ws' | 'durable' | 'socketio' | 'product', number[]>> {
  const contenders = {
    ws: await bare('ws', count, meetingId),
    durable: await bare('durable', count, meetingId),
    socketio: await bare('socketio', count, meetingId),
    product: await product(url, count, meetingId),
  };
  const delays = { ws: [] as number[], durable: [] as number[], socketio: [] as number[], product: [] as number[] };
  const names = Object.keys(contenders) as (keyof typeof contenders)[];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const name of names) {
      const took = await delay(contenders[name], round);
      if (round >= WARM_UP) {
        delays[name].push(took);
      }
    }
  }
  for (const { tablets, close } of Object.values(contenders)) {
    close();
    await tablets.close();
  }
  return delays;
}

const bench: Bench = async (args) => {
  const counts = args.length > 0 ? args.map(Number) : [50, 200, 1000];
  const database = await benchDatabase();
  const server = await startServerProcess(database.url);
  const figures: Record<string, Figure> = {};
  let met = true;
  for (const count of counts) {
    const runs = await compare(server.url, count, database.meetingId);
    for (const [name, delays] of Object.entries(runs)) {
      figures[`${name}_${count}_p50_ms`] = rounded(percentile(delays, 0.5));
      figures[`${name}_${count}_p99_ms`] = rounded(percentile(delays, 0.99));
    }
    const ratio = percentile(runs.product, 0.99) / percentile(runs.ws, 0.99);
    figures[`ratio_${count}_p99`] = rounded(ratio);
    figures[`ratio_to_durable_${count}_p99`] = rounded(percentile(runs.product, 0.99) / percentile(runs.durable, 0.99));
    met = met && ratio <= GOAL;
  }
  await server.kill();
  await database.stop();
  return { figures, goals: { ratio_p99: `<= ${GOAL} × bare ws` }, met };
};

export default bench;
