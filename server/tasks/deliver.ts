import { isQuiet } from '#domain/reminders.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import { type Channel, type Claimed, claimDeliveries, markSent, markUnsent } from '#server/persistence/deliveries.ts';
import { devicesOf, dropDeadDevice } from '#server/persistence/pushDevices.ts';
import type { SendMail } from './mailer.ts';
import { type Message, messageOf } from './noticeWords.ts';
import { type PushKeys, pushTo } from './pushSender.ts';
import { minutesIn } from './workingDays.ts';

export type Ways = {
  /** Null where no mail server is set up. */
  readonly mail: SendMail | null;
  readonly push: { readonly keys: PushKeys; readonly subject: string };
};

export type DeliverParts = { readonly db: Database; readonly ways: Ways; readonly log: Logger };

type Letter = {
  readonly id: string;
  readonly ids: readonly string[];
  readonly urgent: boolean;
  readonly message: Message;
};

const MOST_AN_HOUR = 5;

/** More than five within an hour become one message (AC-GV-09); urgent ones always go alone. */
function lettersOf({ notices, sentLately }: Claimed): Letter[] {
  const single = (notice: Claimed['notices'][number]): Letter => ({
    id: notice.id,
    ids: [notice.id],
    urgent: notice.urgent,
    message: messageOf([notice]),
  });
  const usual = notices.filter(({ urgent }) => !urgent);
  const alone = notices.filter(({ urgent }) => urgent).map(single);
  const [first] = usual;
  if (first === undefined || usual.length + sentLately <= MOST_AN_HOUR) {
    return [...alone, ...usual.map(single)];
  }
  const merged = { id: first.id, ids: usual.map(({ id }) => id), urgent: false, message: messageOf(usual) };
  return [...alone, merged];
}

async function sendToDevices(db: Database, ways: Ways, accountId: string, letter: Letter): Promise<void> {
  let failed = 0;
  for (const device of await devicesOf(db, accountId)) {
    const payload = { id: letter.id, ...letter.message };
    const became = await pushTo(ways.push.keys, ways.push.subject, device, payload, letter.urgent);
    if (became === 'gone') {
      await dropDeadDevice(db, device.id);
    }
    failed += became === 'failed' ? 1 : 0;
  }
  if (failed > 0) {
    throw new Error(`${failed} push service(s) did not take it`);
  }
}

async function send(db: Database, ways: Ways, channel: Channel, to: Claimed, letter: Letter): Promise<void> {
  if (channel === 'push') {
    await sendToDevices(db, ways, to.accountId, letter);
  } else if (ways.mail !== null && to.email !== null) {
    await ways.mail(to.email, letter.id, letter.message);
  }
}

async function sendAndMark(parts: DeliverParts, channel: Channel, to: Claimed, now: Date): Promise<void> {
  const { db, ways, log } = parts;
  for (const letter of lettersOf(to)) {
    try {
      await send(db, ways, channel, to, letter);
      await markSent(db, channel, letter.ids, now);
    } catch (error) {
      log.warn({ err: error, channel }, 'a notice could not be sent yet');
      await markUnsent(db, channel, letter.ids, error);
    }
  }
}

/**
 * Sends what waits for mail and web push, each notice once, also when the process died in between or several run. In the
 * quiet hours only what is "hỏa tốc" leaves; the rest goes when they end (TASK-5).
 */
export async function deliver(parts: DeliverParts, now: Date): Promise<void> {
  const quiet = isQuiet(minutesIn(now), 'normal');
  const channels: readonly Channel[] = parts.ways.mail === null ? ['push'] : ['mail', 'push'];
  for (const channel of channels) {
    for (const to of await claimDeliveries(parts.db, channel, { now, quiet })) {
      await sendAndMark(parts, channel, to, now);
    }
  }
}
