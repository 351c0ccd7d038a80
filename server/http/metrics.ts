import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Router } from 'express';
import type { Timeline } from '#server/persistence/timeline.ts';

/** Figures that other parts of the server count, by metric name. */
export type Gauges = () => Readonly<Record<string, number>>;

const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

/**
 * `GET /metrics` in Prometheus' text form, on the loopback port, with the service token: events committed, open sockets, delay of the event
 * loop, memory. It names no meeting and no person.
 */
export function metricsRouter(timeline: Timeline, gauges: Gauges): Router {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let events = 0;
  timeline.follow((_meetingId, committed) => {
    events += committed.length;
  });
  const figures = (): Record<string, number> => ({
    nghisu_events_committed_total: events,
    nghisu_event_loop_delay_p99_seconds: delay.percentile(99) / NANOSECONDS,
    process_resident_memory_bytes: process.memoryUsage.rss(),
    process_heap_used_bytes: process.memoryUsage().heapUsed,
    process_uptime_seconds: process.uptime(),
    ...gauges(),
  });
  const router = Router();
  router.get('/metrics', (_request, response) => {
    const lines = Object.entries(figures()).map(([name, value]) => `${name} ${value}`);
    response.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`);
    delay.reset();
  });
  return router;
}
