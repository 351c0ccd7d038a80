import { randomUUID } from 'node:crypto';
import { silentLogger } from '#server/logging/logger.ts';
import { type Database, openDatabase } from '#server/persistence/client.ts';
import { grantScreen } from '#server/persistence/sessions.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { ORGANISATION_ID, PRACTICE_PASSWORD, seedAccounts, signInNames } from './accounts.ts';
import { writePracticePapers } from './papers.ts';
import { creationId, movePracticeMeeting, type Written, writePracticeMeeting } from './practiceMeeting.ts';
import { sampleMeeting } from './sample.ts';

/** Who a newcomer may sign in as; printed by `npm start`. */
export const practiceSignIns: { name: string; role: string; username: string; password: string }[] = [
  { name: 'Trịnh Quốc Khải', role: 'Chủ trì', username: signInNames.P01 ?? '', password: PRACTICE_PASSWORD },
  { name: 'Quách Thanh Vân', role: 'Thư ký', username: signInNames.P12 ?? '', password: PRACTICE_PASSWORD },
  { name: 'Phùng Đức Lâm', role: 'Thành viên', username: signInNames.P04 ?? '', password: PRACTICE_PASSWORD },
  {
    name: 'Đoàn Việt Bách',
    role: 'Thành viên, trực tuyến',
    username: signInNames.P03 ?? '',
    password: PRACTICE_PASSWORD,
  },
  { name: 'Vũ Thị Hạnh', role: 'Chuyên viên, nhận việc', username: 'chuyenvien', password: PRACTICE_PASSWORD },
  { name: 'Bế Văn Thụ', role: 'Đại biểu mời', username: signInNames.P10 ?? '', password: PRACTICE_PASSWORD },
  { name: 'Quản trị đơn vị', role: 'Quản trị tài khoản', username: 'quantri', password: PRACTICE_PASSWORD },
  { name: 'Phòng họp số 2', role: 'Màn hình lớn', username: 'manhinh', password: PRACTICE_PASSWORD },
];

/** Calendar day in Vietnam (UTC+7, no summer time). */
const dayOf = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

const OVER = ['closed', 'cancelled'];
const BEGUN = ['in_session', 'recess', ...OVER];

async function latestPractice(db: Database) {
  return db.meeting.findFirst({
    where: { organisationId: ORGANISATION_ID, practice: true },
    orderBy: { createdAt: 'desc' },
    select: { id: true, status: true, scheduledStartAt: true },
  });
}

async function write(written: Written, db: Database, dataDir: string, now: Date): Promise<void> {
  await writePracticeMeeting(written, now);
  await writePracticePapers(written, db, dataDir);
}

/** Whether this seed was interrupted while it wrote a practice meeting: its papers are released last, all at once. */
async function isHalf({ timeline, meetingId }: Written, db: Database): Promise<boolean> {
  const { shared } = await timeline.state(meetingId);
  const isOurs = await db.receipt.findFirst({ where: { meetingId, commandId: creationId(meetingId) } });
  return isOurs !== null && Object.keys(shared.papers).length === 0;
}

/**
 * Makes sure that there is a practice meeting today that nobody has ended: a new one when the last is over, the last one
 * moved to today when it hasn't begun. Answers its id.
 */
export async function ensurePracticeMeeting(
  db: Database,
  written: Omit<Written, 'meetingId'>,
  dataDir: string,
  now: Date,
): Promise<string> {
  const latest = await latestPractice(db);
  if (latest === null || OVER.includes(latest.status)) {
    const meetingId = `thuc-hanh-${dayOf(now)}-${randomUUID().slice(0, 8)}`;
    await write({ ...written, meetingId }, db, dataDir, now);
    return meetingId;
  }
  if (!BEGUN.includes(latest.status) && (await isHalf({ ...written, meetingId: latest.id }, db))) {
    await write({ ...written, meetingId: latest.id }, db, dataDir, now);
  }
  const today = latest.scheduledStartAt !== null && dayOf(latest.scheduledStartAt) === dayOf(now);
  if (!today && !BEGUN.includes(latest.status)) {
    await movePracticeMeeting({ ...written, meetingId: latest.id }, now);
  }
  return latest.id;
}

/** Loads organisation, people and today's practice meeting into a migrated database; run again, it changes nothing that is there. */
export async function seedPractice(databaseUrl: string, dataDir: string, now: Date = new Date()): Promise<string> {
  const db = openDatabase(databaseUrl, 2);
  try {
    const sample = sampleMeeting();
    const accounts = await seedAccounts(db, sample);
    const timeline = new Timeline(db, silentLogger);
    const meetingId = await ensurePracticeMeeting(db, { timeline, sample, accounts }, dataDir, now);
    await grantScreen(db, meetingId, accounts.get('manhinh') ?? '');
    return meetingId;
  } finally {
    await db.$disconnect();
  }
}
