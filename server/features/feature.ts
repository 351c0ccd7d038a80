import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Mount } from '#server/http/routers.ts';
import type { ServerParts } from '#server/parts.ts';

/** Takes over upgrades of the paths that begin with `path` (`/collab/`, `/media`); it authenticates them itself. */
export type Upgrade = {
  readonly path: string;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void> | void;
};

/**
 * What one area adds to the server. Routers are mounted behind session and forgery checks; channels are PostgreSQL
 * notifications (a failing listener is logged); `probe` answers a code for `/api/health` (`ready` when all is well).
 */
export type Feature = {
  readonly mounts?: readonly Mount[];
  /** Routers on the loopback port, for the product's own services only. */
  readonly internalMounts?: readonly Mount[];
  readonly upgrades?: readonly Upgrade[];
  readonly channels?: Readonly<Record<string, (payload: string) => Promise<void> | void>>;
  readonly probe?: { readonly name: string; readonly state: () => Promise<string> };
  readonly close?: () => Promise<void> | void;
};

/** Opens an area with the parts of the server; called once, before the server listens. */
export type OpenFeature = (parts: ServerParts) => Feature | Promise<Feature>;
