import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CommandReply } from '#protocol/envelope.ts';
import { execute } from '#server/commands/execute.ts';
import { createLogger } from '#server/logging/logger.ts';
import { NotificationListener } from '#server/persistence/notifications.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';

/** Any number that nobody else locks. */
const GATE = 20_261_130;

/** Two processes' timelines on one database; the other one follows by notifications alone. */
let app: TestApp;
let one: Timeline;
let listener: NotificationListener;
/** The session that holds back or breaks commits. */
let hand: pg.Client;
/** What each process told its followers, as `process number name`. */
const told: string[] = [];
let onTold = (): void => undefined;

beforeAll(async () => {
  app = await startApp();
  const log = createLogger({ level: 'silent', name: 'test' });
  one = new Timeline(app.db, log);
  const other = new Timeline(app.db, log);
  listener = new NotificationListener(
    app.databaseUrl,
    { timeline: (payload) => other.notified(payload) },
    () => other.refreshAll(),
    log,
  );
  await listener.start();
  await Promise.all([one.state(app.meetingId), other.state(app.meetingId)]);
  for (const [name, timeline] of Object.entries({ one, other })) {
    timeline.follow((_meetingId, events) => {
      told.push(...events.map(({ sequence }) => `${name} ${sequence}`));
      onTold();
    });
  }
  hand = new pg.Client({ connectionString: app.databaseUrl });
  await hand.connect();
});

afterEach(async () => {
  await hand.query('DROP FUNCTION IF EXISTS at_commit() CASCADE');
  told.length = 0;
});

afterAll(async () => {
  await hand.end();
  await listener.close();
  await app.close();
});

/** Lets the database do something at the very end of each transaction that appends an event, when all its statements are done. */
async function atCommit(does: string): Promise<void> {
  await hand.query(
    `CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${does}; RETURN NULL; END $$`,
  );
  await hand.query(
    'CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON "MeetingEvent" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION at_commit()',
  );
}

/** A command that is committed in one statement, or (`inTransaction`) one that needs a transaction of several. */
function send(inTransaction: boolean): Promise<CommandReply> {
  const way = inTransaction
    ? { name: 'meeting.edit', payload: { title: `Phiên ${randomUUID()}` } }
    : { name: 'agenda.editItem', payload: { itemId: 'A6', changes: { unit: randomUUID() } } };
  const seat = { kind: 'seat', meetingId: app.meetingId, participantId: 'P12' } as const;
  return execute(one, seat, { meetingId: app.meetingId, commandId: randomUUID(), ...way });
}

const head = async (): Promise<number> =>
  (await app.db.meeting.findUniqueOrThrow({ where: { id: app.meetingId } })).sequence;

/** Resolves once a commit waits at the gate. */
async function waiting(): Promise<void> {
  const sql = `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = ${GATE} AND NOT granted`;
  for (let waits = 0; waits === 0; ) {
    waits = (await hand.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
  }
}

const both = [{ inTransaction: false }, { inTransaction: true }];

it.each(both)(
  '[SYNC-6] nothing is told while its commit is still to come (several statements: $inTransaction)',
  async ({ inTransaction }) => {
    await atCommit(`PERFORM pg_advisory_xact_lock(${GATE})`);
    const before = await head();
    await hand.query(`SELECT pg_advisory_lock(${GATE})`);
    const reply = send(inTransaction);
    await waiting();
    // Who asks meanwhile is told the state before.
    expect((await one.state(app.meetingId)).sequence).toBe(before);
    expect([told, await head()]).toEqual([[], before]);
    const heard = new Promise<void>((resolve) => {
      onTold = () => (told.length === 2 ? resolve() : undefined);
    });
    await hand.query(`SELECT pg_advisory_unlock(${GATE})`);
    expect(await reply).toMatchObject({ ok: true, sequence: before + 1 });
    await heard;
    expect(told.toSorted()).toEqual([`one ${before + 1}`, `other ${before + 1}`]);
  },
);

it.each(both)(
  '[SYNC-6] [SYNC-8] nothing is told of a transaction that was rolled back, and its number goes to the next (several statements: $inTransaction)',
  async ({ inTransaction }) => {
    await atCommit("RAISE EXCEPTION 'no commit today'");
    const before = await head();
    expect(await send(inTransaction)).toMatchObject({ ok: false, rejection: { code: 'internal' } });
    expect([told, await head()]).toEqual([[], before]);
    await hand.query('DROP FUNCTION at_commit() CASCADE');
    const heard = new Promise<void>((resolve) => {
      onTold = () => (told.length === 2 ? resolve() : undefined);
    });
    expect(await send(inTransaction)).toMatchObject({ ok: true, sequence: before + 1 });
    await heard;
    expect(told.toSorted()).toEqual([`one ${before + 1}`, `other ${before + 1}`]);
  },
);
