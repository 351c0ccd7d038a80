import path from 'node:path';
import { type Config, loadConfig } from '#server/config/config.ts';
import { done, note, step } from '../bare/say.mjs';
import { ensureClientBuild } from '../clientBuild.ts';
import { nativeBinary } from '../native/cache.ts';
import { nativeStatus } from '../native/status.ts';
import { waitUntilReady } from '../processes/ready.ts';
import { type ProcessOrder, supervise } from '../processes/supervised.ts';
import { ensurePrismaClient } from '../schema/client.ts';
import { PlainFault } from '../stepFailed.ts';
import { ensureTls } from '../tls/authority.ts';
import { announcement } from './announce.ts';
import { openDatabase } from './database.ts';
import { buildNativeParts } from './nativeParts.ts';
import { planProcesses } from './plan.ts';
import { loadPractice } from './practice.ts';
import { ensureSecrets } from './secrets.ts';

const readyTimeoutMs = 60_000;
const certificateCheckMs = 60_000;

/** What has been started so far, in order; `stopAll` undoes it the other way round. */
export type Started = { stops: (() => unknown)[] };

export async function stopAll(started: Started): Promise<void> {
  for (let stop = started.stops.pop(); stop; stop = started.stops.pop()) {
    await stop();
  }
}

/** The given certificate, or the own one with its authority; the own one is renewed while the product runs. */
async function prepareTls(config: Config, started: Started): Promise<Record<string, string>> {
  if (config.tls) {
    return {};
  }
  const dir = path.join(config.dataDir, 'tls');
  const files = await ensureTls(dir);
  const renewal = setInterval(() => void ensureTls(dir).catch((error) => note(String(error))), certificateCheckMs);
  started.stops.push(() => clearInterval(renewal));
  return { TLS_CERT: files.cert, TLS_KEY: files.key, TLS_AUTHORITY: files.authority };
}

function superviseOne(order: ProcessOrder, started: Started): void {
  const { name } = order;
  const child = supervise(order, (reason, pauseMs) =>
    note(`Tiến trình ${name} dừng (${reason}), chạy lại sau ${pauseMs} ms; xem ${order.logDir}/${name}.log`),
  );
  started.stops.push(() => child.stop());
}

/** Builds the native parts in the background; the processes that need them wait for them by themselves. */
async function finishNativeParts(logDir: string, started: Started): Promise<void> {
  const build = buildNativeParts(logDir);
  started.stops.push(build.stop);
  if (build.complete) {
    return;
  }
  note('Phần hình, tiếng và nhận dạng lời nói đang được dựng ở nền (lần đầu, vài phút); mọi phần khác dùng được ngay.');
  await build.ended;
  if (nativeBinary('mediasoup-worker') && nativeBinary('whisper-server')) {
    done('Phần hình, tiếng và nhận dạng lời nói đã sẵn sàng');
    return;
  }
  note(`Chưa dựng được phần hình, tiếng hoặc nhận dạng lời nói; sửa rồi chạy lại. Chi tiết: ${logDir}/native.log`);
  for (const { message } of Object.values(nativeStatus()).filter(({ state }) => state === 'failed')) {
    note(message);
  }
}

/** Tables, practice meeting and screens are made ready; returns the environment of all processes and the sign-ins. */
async function prepare(config: Config, development: boolean, started: Started) {
  if (ensurePrismaClient()) {
    done('Đã tạo lớp truy cập cơ sở dữ liệu');
  }
  const screens = development ? Promise.resolve(false) : ensureClientBuild();
  // A failure is reported where it is awaited; until then it must not end the process.
  screens.catch(() => undefined);
  const tls = await prepareTls(config, started);
  const database = await openDatabase(config.database.url, path.join(config.dataDir, 'pg'), (error) =>
    note(`Cơ sở dữ liệu đã dừng, đang chạy lại ${error ? String(error) : ''}`),
  );
  started.stops.push(database.stop);
  const tables = database.applied.length > 0 ? `, đã cập nhật ${database.applied.length} bước lược đồ` : '';
  done(`Cơ sở dữ liệu${database.folder ? ` PostgreSQL 17 kèm theo (${database.folder})` : ''} đã chạy${tables}`);
  const signIns = config.practice ? await loadPractice(database.url, config.dataDir) : [];
  step('Chuẩn bị màn hình…');
  done((await screens) ? 'Đã dựng xong màn hình' : 'Màn hình không đổi');
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...ensureSecrets(config.dataDir, process.env),
    ...tls,
    NODE_ENV: development ? 'development' : config.kind,
    DATABASE_URL: database.url,
    DATA_DIR: config.dataDir,
    // Processes that are started again load what was compiled before: half the time until sound is back (MEDIA-9).
    NODE_COMPILE_CACHE: path.join(config.dataDir, 'cache'),
  };
  return { env, signIns };
}

/**
 * Starts the whole product and prints how to get in.
 * @throws when a part can't be made ready; what had been started is in `started`.
 */
export async function startAll(config: Config, development: boolean, started: Started): Promise<void> {
  const logDir = path.join(config.dataDir, 'logs');
  const { env, signIns } = await prepare(config, development, started);
  for (const order of planProcesses(env, logDir, development)) {
    superviseOne(order, started);
  }
  const url = `http://127.0.0.1:${config.http.port}/health`;
  if (!(await waitUntilReady(url, readyTimeoutMs))) {
    throw new PlainFault(`Máy chủ không trả lời tại ${url}; xem ${logDir}/server.log`);
  }
  console.log(await announcement(loadConfig(env), env.TLS_AUTHORITY, signIns, logDir));
  void finishNativeParts(logDir, started).catch((error) => note(String(error)));
}
