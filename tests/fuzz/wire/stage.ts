import { event } from '#server/commands/handler.ts';
import { createLogger } from '#server/logging/logger.ts';
import { type Database, openDatabase } from '#server/persistence/client.ts';
import { Timeline } from '#server/persistence/timeline.ts';
import { guestEvents, openingEvents, seatPeople, writeMeeting } from '#tests/support/bigMeeting.ts';
import { type ServerProcess, startServerProcess } from '#tests/support/serverProcess.ts';
import { EVERYONE, MEMBERS } from '../room/commands.ts';
import { Device } from './device.ts';

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
  const servers = await Promise.all(
    Array.from({ length: processes }, () => startServerProcess(databaseUrl, { onLog })),
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
    },
  };
}

/** A new meeting of the fuzz, its devices spread over the servers. */
export async function openRoom({ db, servers }: Stand): Promise<WireRoom> {
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
  const devices = seats.map((seat) => new Device(seat, meetingId, 'participant'));
  const screen = new Device(seats[0] ?? { as: '', url: '', cookie: '' }, meetingId, 'screen');
  await Promise.all([...devices, screen].map((device) => device.upTo(1)));
  return { meetingId, devices, screen };
}
