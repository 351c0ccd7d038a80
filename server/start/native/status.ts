import fs from 'node:fs';
import path from 'node:path';
import { cacheDir } from './cache.ts';

/** How far the build of one part is; `percent` is 0–100, `message` is for the log, not for display. */
export type PartStatus = {
  state: 'waiting' | 'installing' | 'building' | 'ready' | 'failed';
  percent: number;
  message: string;
  at: string;
};

export type NativeStatus = Record<string, PartStatus>;

const statusFile = (): string => path.join(cacheDir(), 'status.json');

/** The state of all parts as last written by a build on this machine. */
export function nativeStatus(): NativeStatus {
  try {
    return JSON.parse(fs.readFileSync(statusFile(), 'utf8')) as NativeStatus;
  } catch {
    return {};
  }
}

/** Writes the state of one part for the server to show. */
export function writeStatus(id: string, status: Omit<PartStatus, 'at'>): void {
  const all = { ...nativeStatus(), [id]: { ...status, at: new Date().toISOString() } };
  const unfinished = `${statusFile()}.${process.pid}`;
  fs.mkdirSync(cacheDir(), { recursive: true });
  fs.writeFileSync(unfinished, JSON.stringify(all, null, 2));
  fs.renameSync(unfinished, statusFile());
}
