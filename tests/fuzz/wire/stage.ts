import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { event } from '#server/commands/handler.ts';
import { createLogger } from '#server/logging/logger.ts';
import { type Database, openDatabase } from '#server/persistence/client.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { guestEvents, openingEvents, seatPeople, writeMeeting } from '#tests/support/bigMeeting.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/serverProcess.ts';
import { EVERYONE, MEMBERS } from '../room/commands.ts';
import type { Books } from './books.ts';
import { Device } from './device.ts';
import { Witness } from './witness.ts';

/** Server processes on one database, and what they complain of. */
export type Stand = {
  readonly databaseUrl: string;
  readonly db: Database;
  readonly servers: readonly ServerProcess[];
  /** Log lines from the level `warn` on. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
};

/** A meeting in session with everybody's devices in it; the screen shows what everyone may see. */
export type WireRoom = {
  readonly meetingId: string;
  readonly witness: Witness;
  readonly devices: readonly Device[];
  readonly screen: Device;
};

const DEVICES_EACH = 2;
/** Those who send most have more devices, because the server limits what one session may send. */
const BUSY = ['C', 'S', 'C', 'S', 'C', 'S', 'C', 'S'];

/** Starts that many servers on a migrated database. */
export async function startStand(databaseUrl: string, processes: number): Promise<Stand> {
  const complaints: string[] = [];
  const onLog = (line: string): void => {
    complaints.push(line);
  };
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-fuzz-'));
  const servers = await Promise.all(
    Array.from({ length: processes }, () => startServerProcess(databaseUrl, { dataDir, onLog })),
  );
  const db = openDatabase(databaseUrl, 4);
  return {
    databaseUrl,
    db,
    servers,
    complaints,
    close: async () => {
      await Promise.all(servers.map((server) => server.kill()));
      await db.$disconnect();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A new meeting of the fuzz, its devices spread over the servers; what they are told is looked up at once. */
export async function openRoom({ db, servers }: Stand, books: Books): Promise<WireRoom> {
  const timeline = new Timeline(db, createLogger({ level: 'silent' }));
  const opening = [...openingEvents(MEMBERS), ...guestEvents()];
  const details = {
    title: 'Nội dung thêm',
    kind: 'decision',
    plannedMinutes: 20,
    presenterId: null,
    unit: '',
    parentId: null,
    classified: false,
  } as const;
  const items = ['A2', 'A3'].map((itemId) => event('agenda.itemAdded', { itemId, beforeId: null, details }));
  const meetingId = await writeMeeting(db, timeline, [...opening, ...items]);
  const ids = Array.from({ length: DEVICES_EACH }, () => EVERYONE)
    .flat()
    .concat(BUSY);
  const cookies = await seatPeople(db, meetingId, ids);
  const seats = ids.map((as, index) => {
    const url = servers[(index + Math.floor(index / EVERYONE.length)) % servers.length]?.url ?? '';
    return { as, url, cookie: cookies[index] ?? '' };
  });
  const witness = new Witness(db, meetingId, books);
  const devices = seats.map((seat) => new Device(seat, meetingId, 'participant', witness));
  const screen = new Device(seats[0] ?? { as: '', url: '', cookie: '' }, meetingId, 'screen', witness);
  await Promise.all([...devices, screen].map((device) => device.upTo(1)));
  return { meetingId, witness, devices, screen };
}

/** Takes all devices out of a meeting. */
export function leaveRoom({ devices, screen }: WireRoom): void {
  for (const device of [...devices, screen]) {
    device.close();
  }
}
