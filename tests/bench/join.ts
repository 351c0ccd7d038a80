/**
 * 500 devices (or as many as given) join a meeting within five seconds, as when the doors open: how long until each is
 * usable, how many bytes of state it is sent, how much memory the server needs.
 */
import { MeetingClient } from '#tests/support/participant.ts';
import { startServerProcess } from '#tests/support/serverProcess.ts';
import { type Bench, percentile, rounded } from './bench.ts';
import { benchDatabase } from './support/database.ts';
import { memoryOf } from './support/memory.ts';
import { cookiesFor } from './support/sessions.ts';

const WITHIN_MS = 5000;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const bench: Bench = async ([count = '500']) => {
  const devices = Number(count);
  const database = await benchDatabase();
  const server = await startServerProcess(database.url);
  const names = ['chutich', 'thuky', 'thanhvien', 'tructuyen', 'khachmoi', 'mai.huong', 'anh.tuan', 'thu.trang'];
  const cookies: string[] = [];
  for (const name of names) {
    cookies.push(...(await cookiesFor(server.url, name, Math.ceil(devices / names.length))));
  }
  const before = memoryOf(server.pid, 'VmRSS');
  const clients: MeetingClient[] = [];
  const startedAt = performance.now();
  const times = await Promise.all(
    Array.from({ length: devices }, async (_, index) => {
      await later((index * WITHIN_MS) / devices);
      const arrivedAt = performance.now();
      const cookie = cookies[index % cookies.length] ?? '';
      const client = await new MeetingClient({ url: server.url, cookie }, database.meetingId).enter();
      clients.push(client);
      return performance.now() - arrivedAt;
    }),
  );
  const allMs = performance.now() - startedAt;
  const bytes = clients.map(({ joinBytes }) => joinBytes);
  const after = memoryOf(server.pid, 'VmRSS');
  for (const client of clients) {
    client.close();
  }
  await server.kill();
  await database.stop();
  const p99 = percentile(times, 0.99);
  return {
    figures: {
      devices,
      usable_p50_ms: rounded(percentile(times, 0.5)),
      usable_p99_ms: rounded(p99),
      all_in_ms: Math.round(allMs),
      state_bytes_p50: percentile(bytes, 0.5),
      state_bytes_max: Math.max(...bytes),
      server_memory_before_mib: before,
      server_memory_after_mib: after,
    },
    goals: { usable_p99_ms: '<= 2000', state_bytes_max: '<= 262144' },
    met: p99 <= 2000 && Math.max(...bytes) <= 262_144,
  };
};

export default bench;
