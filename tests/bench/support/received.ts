import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What one track has brought to a page so far. */
export interface Received {
  readonly id: string;
  readonly kind: 'audio' | 'video';
  readonly packets: number;
  readonly lost: number;
  readonly frames: number;
  /** Samples of sound played, and those of them that had to be made up because nothing had come. */
  readonly samples: number;
  readonly concealed: number;
}

/**
 * Every track that arrives at a page which keeps its connections in `window.connections`, without the one by which the media worker
 * probes how much the line takes: it comes in bursts out of sequence and would count as lost.
 */
export function receivedBy(page: Page): Promise<Received[]> {
  return page.evaluate(async () => {
    const living = window.connections.filter(({ connectionState }) => connectionState === 'connected');
    const reports = await Promise.all(living.map((connection) => connection.getStats()));
    const inbound = reports
      .flatMap((report) => [...report.values()])
      .filter(({ type, mid }) => type === 'inbound-rtp' && mid !== 'probator');
    return inbound.map((track) => ({
      id: track.id,
      kind: track.kind,
      packets: track.packetsReceived,
      lost: track.packetsLost,
      frames: track.framesDecoded ?? 0,
      samples: track.totalSamplesReceived ?? 0,
      concealed: track.concealedSamples ?? 0,
    }));
  });
}

/** What each track brought between two looks. */
export function gained(before: readonly Received[], after: readonly Received[]): Received[] {
  return after.map((track) => {
    const then = before.find(({ id }) => id === track.id);
    return {
      ...track,
      packets: track.packets - (then?.packets ?? 0),
      lost: track.lost - (then?.lost ?? 0),
      frames: track.frames - (then?.frames ?? 0),
      samples: track.samples - (then?.samples ?? 0),
      concealed: track.concealed - (then?.concealed ?? 0),
    };
  });
}

const TICKS_PER_SECOND = 100;

/** Fields of /proc/PID/stat after the name: the parent is the second, times of user and system are 12th and 13th (proc(5)). */
function statOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  } catch {
    return [];
  }
}

/** A process and all that come from it. */
export function familyOf(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(statOf(Number(name))[1])]),
  );
  const family = [pid];
  for (const member of family) {
    family.push(...[...parents].filter(([, parent]) => parent === member).map(([child]) => child));
  }
  return family;
}

/** CPU seconds that processes have used so far. */
export function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const fields = statOf(pid);
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, own) => sum + own, 0) / TICKS_PER_SECOND;
}

/** The sockets that processes hold, by inode. */
function socketsOf(pids: readonly number[]): Set<string> {
  const inodes = pids.flatMap((pid) => {
    try {
      const folder = `/proc/${pid}/fd`;
      return readdirSync(folder).map((fd) => readlinkSync(`${folder}/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1]);
    } catch {
      // The process or the descriptor has gone since it was listed.
      return [];
    }
  });
  return new Set(inodes.filter((inode) => inode !== undefined));
}

/**
 * Datagrams that arrived for the sockets of these processes and that the kernel threw away, because the process had not read those
 * before them in time: the last field of /proc/net/udp (proc(5)); the inode is the tenth.
 */
export function unreadDatagrams(pids: readonly number[]): number {
  const sockets = socketsOf(pids);
  const rows = ['/proc/net/udp', '/proc/net/udp6'].flatMap((file) =>
    readFileSync(file, 'utf8').trim().split('\n').slice(1),
  );
  const fields = rows.map((row) => row.trim().split(/\s+/));
  return fields.reduce((sum, row) => sum + (sockets.has(row[9] ?? '') ? Number(row[12]) : 0), 0);
}
