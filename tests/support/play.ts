/**
 * `npm run play`: robots act the practice meeting over the real wire of a running `npm start`, by the sample's own clock.
 * Sign in as one of them with `--leave` and watch, or take part.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { signInNames } from '#prisma/seed/accounts.ts';
import { sampleMeeting } from '#prisma/seed/sample.ts';
import type { ServiceAccess } from '#protocol/serviceClient.ts';
import { loadConfig } from '#server/config/config.ts';
import { ensurePrismaClient } from '#server/start/schema/client.ts';
import { endOnSignals } from './endOnSignals.ts';
import { enterActors, findPracticeMeeting } from './play/actors.ts';
import { play } from './play/run.ts';
import { type Cue, wholeMeeting } from './play/scenes.ts';
import { SpokenWords } from './play/words.ts';

const usage = `npm run play -- [--speed 10] [--url ĐỊA_CHỈ] [--leave thanhvien,chutich] [--until A3]

  --speed   1 (đúng đồng hồ của cuộc họp mẫu) đến 60; mặc định 10
  --url     địa chỉ của npm start; mặc định trên máy này, cổng HTTP_PORT
  --leave   tên đăng nhập của những vai để người thật đóng
  --until   dừng trước khi kết thúc nội dung này (A1…A6), cuộc họp để mở

npm run play -- --real [--speech THƯ_MỤC] [--folder dist/play] [--speed 20]

  --real    cả chuỗi, trên hệ thống riêng rồi xóa: ba trình duyệt nói qua máy chủ âm thanh, máy ghi lời, hai người soạn biên bản,
            duyệt, xác nhận, in, nhiệm vụ đến máy người nhận, lời nhắc; cần Chromium và ffmpeg
  --speech  thư mục có manifest.tsv và các đoạn tiếng Việt; không có thì dùng đoạn tiếng Anh của máy ghi lời
  --folder  nơi để hình từng chặng và văn bản`;

const { values } = parseArgs({
  options: {
    speed: { type: 'string', default: '10' },
    url: { type: 'string' },
    leave: { type: 'string', default: '' },
    until: { type: 'string' },
    real: { type: 'boolean', default: false },
    speech: { type: 'string' },
    folder: { type: 'string', default: 'dist/play' },
    help: { type: 'boolean', default: false },
  },
});

const config = loadConfig();
const address = values.url ?? `http://localhost:${config.http.port}`;

/** The cues up to the last word of an item. */
function cuesUntil(cues: readonly Cue[], itemId: string | undefined): readonly Cue[] {
  const end = cues.findIndex(({ says }) => itemId !== undefined && says === `kết thúc nội dung ${itemId}`);
  return end < 0 ? cues : cues.slice(0, end);
}

/** The way in for the recorder's words: the secrets that `npm start` keeps in its data folder on this machine. */
function serviceAccess(): ServiceAccess | undefined {
  const { dataDir, internal } = config;
  const file = path.join(dataDir, 'secrets.json');
  if (!fs.existsSync(file)) {
    console.log('(không có lời nói: không thấy thư mục dữ liệu của npm start trên máy này)');
    return undefined;
  }
  const { SERVICE_TOKEN: token = '' } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
  return { baseUrl: `http://127.0.0.1:${internal.port}`, token };
}

const clock = (seconds: number): string => {
  const at = new Date(Date.UTC(2026, 0, 1, 8) + seconds * 1000);
  return at.toISOString().slice(11, 19);
};

async function main(): Promise<void> {
  const speed = Math.min(60, Math.max(1, Number(values.speed) || 10));
  const sample = sampleMeeting();
  const left = new Set(values.leave.split(',').map((name) => name.trim()));
  const people = sample.participants
    .filter(({ id, checked_in_at: at }) => at !== null && !left.has(signInNames[id] ?? ''))
    .map(({ id }) => id);
  const access = serviceAccess();
  const words = access === undefined ? undefined : new SpokenWords(access, speed);
  const meeting = await findPracticeMeeting(address);
  const actors = await enterActors(address, meeting.meetingId, people, (who, command, why) =>
    console.log(`          (bỏ qua ${who} ${command}: ${why})`),
  );
  console.log(`${meeting.title}\n${address} · ${people.length} người máy · nhanh ×${speed}. Dừng: Ctrl-C.\n`);
  try {
    await play(cuesUntil(wholeMeeting(sample, words), values.until), actors, {
      speed,
      onCue: ({ at, says }) => says && console.log(`${clock(at)}  ${says}`),
    });
  } finally {
    actors.close();
  }
}

/** What went wrong, for whoever started the play; a server that can't be reached is the usual reason. */
function explained(error: unknown): string {
  if (error instanceof TypeError && error.cause !== undefined) {
    return `Không kết nối được tới ${address} hoặc cổng nội bộ ${config.internal.port}. npm start có đang chạy, với cùng các biến cấu hình không?`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** The whole chain brings browsers and processes along, which the robots alone do without. */
async function realMain(): Promise<void> {
  endOnSignals();
  ensurePrismaClient();
  const { playForReal } = await import('./play/real/index.ts');
  const { speech, folder } = values;
  await playForReal({ speed: Math.min(60, Math.max(1, Number(values.speed) || 20)), speech, folder });
}

if (values.help) {
  console.log(usage);
} else {
  try {
    await (values.real ? realMain() : main());
  } catch (error) {
    console.error(explained(error));
    process.exitCode = 1;
  }
}
