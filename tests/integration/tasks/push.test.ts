import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PushState } from '#protocol/push.ts';
import { createLogger } from '#server/logging/logger.ts';
import { deliver, type Ways } from '#server/tasks/deliver.ts';
import { pushKeysOf } from '#server/tasks/pushSender.ts';
import { runReminders } from '#server/tasks/reminderRun.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import { PushService } from '#tests/support/pushService.ts';

const KEY = Buffer.alloc(32, 7).toString('base64url');
const log = createLogger({ level: 'silent', name: 'test' });
const at = (local: string): Date => new Date(`${local}+07:00`);

let app: TestApp;
let service: PushService;
let lead: HttpClient;
let office: HttpClient;
let accountId: string;
let ways: Ways;
let mails: { to: string; title: string; body: string }[];

async function addTask(changes: object = {}): Promise<string> {
  const { id, organisationId } = await app.db.account.findUniqueOrThrow({ where: { signInName: 'thanhvien' } });
  const due = new Date('2027-03-15T00:00:00Z');
  const task = await app.db.task.create({
    data: {
      ...{ id: `t-${Math.random()}`, organisationId, leadUnit: 'Sở Tài chính', leadAccountId: id },
      ...{ action: 'Rà soát dự án chậm', dueDay: due, originalDueDay: due, dueBoundary: 'by', ...changes },
    },
  });
  return task.id;
}

const register = (client: HttpClient, device: string) => client.post('/api/push/device', service.subscribe(device));
const deliverAt = (now: string) => deliver({ db: app.db, ways, log }, at(now));

beforeAll(async () => {
  service = await new PushService().open();
  app = await startApp({ env: { PUSH_KEY: KEY, PUSH_HOSTS: '127.0.0.1' } });
  [lead, office] = await Promise.all([app.signedIn('thanhvien'), app.signedIn('thuky')]);
  ({ id: accountId } = await app.db.account.update({
    where: { signInName: 'thanhvien' },
    data: { email: 'lam@example.gov.vn' },
  }));
  ways = {
    mail: async (to, _id, { title, body }) => void mails.push({ to, title, body }),
    push: { keys: pushKeysOf(KEY), subject: 'https://nghi-su.invalid' },
  };
});

beforeEach(async () => {
  mails = [];
  service.received.length = 0;
  service.gone.clear();
  await app.db.notification.deleteMany();
  await app.db.task.deleteMany();
  await app.db.pushDevice.deleteMany();
});

afterAll(async () => {
  await app.close();
  await service[Symbol.asyncDispose]();
});

it('[PUSH-1] reaches each registered device with an encrypted message signed by this installation', async () => {
  await Promise.all([register(lead, 'tablet'), register(lead, 'phone')]);
  const taskId = await addTask();
  await runReminders(app.db, at('2027-03-12T06:45:00'), { byMail: false });
  await deliverAt('2027-03-12T06:45:00');
  expect(service.received.map(({ device }) => device).sort()).toEqual(['phone', 'tablet']);
  const [first] = service.received;
  expect(first?.payload).toMatchObject({
    ...{ title: 'Nhiệm vụ đến hạn ngày mai', path: `/nhiem-vu/${taskId}` },
    body: 'Rà soát dự án chậm\nThời hạn: 15/03/2027.',
  });
  const { body } = await lead.get<PushState>('/api/push');
  expect(first?.signer.key).toBe(body.publicKey);
  expect(body.devices).toHaveLength(2);
});

it('[PUSH-2] sends each notice once, whoever runs and however often, also after a restart', async () => {
  await register(lead, 'tablet');
  await addTask();
  const morning = '2027-03-12T06:45:00';
  await Promise.all([1, 2, 3].map(() => runReminders(app.db, at(morning), { byMail: true })));
  await Promise.all([1, 2, 3].map(() => deliverAt(morning)));
  await deliverAt('2027-03-12T06:59:00');
  expect(service.received).toHaveLength(1);
  expect(mails).toEqual([
    { to: 'lam@example.gov.vn', title: 'Nhiệm vụ đến hạn ngày mai', body: expect.stringContaining('Rà soát') },
  ]);
});

it('[PUSH-2] sends what a process had claimed when it died, after its claim has run out', async () => {
  await register(lead, 'tablet');
  await addTask();
  await runReminders(app.db, at('2027-03-12T06:45:00'), { byMail: false });
  await app.db.delivery.updateMany({ data: { tries: 1, notBefore: at('2027-03-12T06:47:00') } });
  await deliverAt('2027-03-12T06:46:00');
  expect(service.received).toHaveLength(0);
  await deliverAt('2027-03-12T06:47:00');
  expect(service.received).toHaveLength(1);
});

it('[PUSH-3] forgets a device that its push service no longer knows, and one that is taken out', async () => {
  await Promise.all([register(lead, 'lost'), register(lead, 'kept')]);
  service.gone.add('lost');
  await addTask();
  await runReminders(app.db, at('2027-03-12T06:45:00'), { byMail: false });
  await deliverAt('2027-03-12T06:45:00');
  expect(service.received.map(({ device }) => device)).toEqual(['kept']);
  const { devices } = (await lead.get<PushState>('/api/push')).body;
  expect(devices).toHaveLength(1);
  await lead.send('DELETE', `/api/push/devices/${devices[0]?.deviceId}`);
  expect((await lead.get<PushState>('/api/push')).body.devices).toEqual([]);
});

it('[PUSH-3] gives a device to who registered it last, and lets nobody take out another’s', async () => {
  const given = service.subscribe('shared');
  await lead.post('/api/push/device', given);
  const [device] = (await lead.get<PushState>('/api/push')).body.devices;
  await office.send('DELETE', `/api/push/devices/${device?.deviceId}`);
  expect((await lead.post('/api/push/known', { endpoint: given.endpoint })).body).toEqual({ known: true });
  await office.post('/api/push/device', given);
  expect((await lead.post('/api/push/known', { endpoint: given.endpoint })).body).toEqual({ known: false });
});

it('[PUSH-4] refuses addresses that are no push service, and visitors', async () => {
  const { keys } = service.subscribe('x');
  for (const endpoint of ['https://intranet.example/hook', 'http://169.254.169.254/latest', 'file:///etc/passwd']) {
    const { status } = await lead.post('/api/push/device', { endpoint, keys });
    expect(status).toBe(400);
  }
  expect((await app.visitor().get('/api/push')).status).toBe(401);
});

it('[PUSH-5] says nothing of a classified duty outside of the product', async () => {
  await register(lead, 'tablet');
  await addTask({ classified: true, action: 'Việc mật' });
  await runReminders(app.db, at('2027-03-12T06:45:00'), { byMail: true });
  await deliverAt('2027-03-12T06:45:00');
  expect(service.received.map(({ payload }) => payload.body)).toEqual(['Mở Nghị Sự để xem và trả lời.']);
  expect(JSON.stringify([service.received, mails])).not.toContain('mật');
});

it('[TASK-5] keeps mail and push for the end of the quiet hours, but for "hỏa tốc"', async () => {
  await register(lead, 'tablet');
  const notice = (onceKey: string, urgent: boolean) => ({
    ...{ id: onceKey, onceKey, accountId, kind: 'assigned', taskId: null, urgent, data: { action: onceKey } },
    deliveries: { create: { channel: 'push', accountId, urgent, notBefore: at('2027-03-11T20:00:00') } },
  });
  await app.db.notification.create({ data: notice('usual', false) });
  await app.db.notification.create({ data: notice('flash', true) });
  await deliverAt('2027-03-11T23:00:00');
  expect(service.received.map(({ payload }) => payload.id)).toEqual(['flash']);
  await deliverAt('2027-03-12T06:30:00');
  expect(service.received.map(({ payload }) => payload.id)).toEqual(['flash', 'usual']);
});

it('[TASK-12] makes one message of more than five within an hour', async () => {
  await register(lead, 'tablet');
  for (let count = 0; count < 7; count += 1) {
    await addTask();
  }
  await runReminders(app.db, at('2027-03-12T06:45:00'), { byMail: true });
  await deliverAt('2027-03-12T06:45:00');
  expect(service.received.map(({ payload }) => payload)).toMatchObject([
    { title: '7 thông báo về nhiệm vụ', body: 'Nhiệm vụ đến hạn ngày mai: 7' },
  ]);
  expect(mails).toHaveLength(1);
  expect(await app.db.notification.count({ where: { accountId } })).toBe(7);
});

it('[TASK-22] keeps a state for each way, and one that fails holds up no other', async () => {
  await register(lead, 'tablet');
  await addTask({ quote: 'lời trong tài liệu' });
  await app.db.task.updateMany({ data: { dueDay: new Date('2037-03-16') } });
  await runReminders(app.db, at('2037-03-16T06:45:00'), { byMail: true });
  const broken: Ways = { ...ways, mail: () => Promise.reject(new Error('no mail server')) };
  for (let minute = 0; minute < 20; minute += 1) {
    await deliver({ db: app.db, ways: broken, log }, new Date(at('2037-03-16T06:50:00').getTime() + minute * 180_000));
  }
  const states = await app.db.delivery.findMany({ where: { accountId }, orderBy: { channel: 'asc' } });
  expect(states.map(({ channel, state }) => [channel, state])).toEqual([
    ['mail', 'failed'],
    ['push', 'sent'],
  ]);
  expect(states[0]?.error).toBe('no mail server');
  expect(service.received).toHaveLength(1);
  expect(JSON.stringify(service.received)).not.toContain('lời trong tài liệu');
});
