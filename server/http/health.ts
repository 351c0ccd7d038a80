import { Router } from 'express';
import type { Config } from '#server/config/config.ts';
import type { Database } from '#server/persistence/client.ts';
import { isReachable } from '#server/persistence/client.ts';
import { nativeStatus } from '#server/start/native/status.ts';

/** State of one part as a code: `ready`, `building`, `unavailable`, or what the part itself answers. */
type States = Record<string, string>;

export type Probe = { readonly name: string; readonly state: () => Promise<string> };

const PROBE_MS = 1500;

/** A process that only speaks WebSocket answers "upgrade required": it is there. */
const UPGRADE_REQUIRED = 426;

async function answersAt(port: number): Promise<string> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(PROBE_MS) });
    return response.ok || response.status === UPGRADE_REQUIRED ? 'ready' : 'unavailable';
  } catch {
    return 'unavailable';
  }
}

function nativeState(part: string): string {
  const status = nativeStatus()[part];
  return status === undefined ? 'unknown' : status.state;
}

async function processState(port: number, part: string): Promise<string> {
  const state = await answersAt(port);
  const built = nativeState(part);
  return state !== 'ready' && ['waiting', 'installing', 'building'].includes(built) ? 'building' : state;
}

async function statesOf(config: Config, db: Database, probes: readonly Probe[]): Promise<States> {
  const asked: [string, Promise<string>][] = [
    ['database', isReachable(db).then((reachable) => (reachable ? 'ready' : 'unavailable'))],
    ['media', processState(config.media.signalPort, 'mediasoup')],
    ['capture', answersAt(config.capture.port)],
    ...probes.map((probe): [string, Promise<string>] => [probe.name, probe.state().catch(() => 'unavailable')]),
  ];
  const states = await Promise.all(asked.map(async ([name, state]) => [name, await state] as const));
  return Object.fromEntries(states);
}

const names: States = {
  database: 'Cơ sở dữ liệu',
  media: 'Hình và tiếng',
  capture: 'Ghi âm',
  speech: 'Nhận dạng tiếng nói',
};
const words: States = {
  ready: 'hoạt động',
  building: 'đang dựng',
  unavailable: 'không hoạt động',
  unreachable: 'không trả lời',
};

function readable(states: States): string {
  const lines = Object.entries(states).map(([name, state]) => `${names[name] ?? name}: ${words[state] ?? state}`);
  return `${lines.join('\n')}\n`;
}

/**
 * `/health`: 200 while this process can serve (its database answers), else 503. `/api/health`: the state of every part as
 * codes in JSON, or as Vietnamese lines for a person who opens it as text.
 */
export function healthRouter(config: Config, db: Database, probes: readonly Probe[]): Router {
  const router = Router();
  router.get('/health', async (_request, response) => {
    const ok = await isReachable(db);
    response.status(ok ? 200 : 503).json({ ok });
  });
  router.get('/api/health', async (request, response) => {
    const states = await statesOf(config, db, probes);
    response.status(states.database === 'ready' ? 200 : 503);
    if (request.accepts(['json', 'text']) === 'text') {
      response.type('text').send(readable(states));
      return;
    }
    response.json({ ok: states.database === 'ready', parts: states, builds: nativeStatus() });
  });
  return router;
}
