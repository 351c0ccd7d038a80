import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Auth } from './auth/auth.ts';
import type { Config } from './config/config.ts';
import type { Feature, Upgrade } from './features/feature.ts';
import { features } from './features/index.ts';
import { createInternalServer } from './http/internal.ts';
import { type Gauges, metricsRouter } from './http/metrics.ts';
import { patience } from './http/patience.ts';
import { createSecureServer } from './http/secureServer.ts';
import { createTrustServer } from './http/trust.ts';
import { createWeb } from './http/web.ts';
import type { Logger } from './logging/logger.ts';
import type { ServerParts } from './parts.ts';
import type { Database } from './persistence/client.ts';
import { NotificationListener } from './persistence/notifications.ts';
import { Timeline } from './persistence/timeline.ts';
import { openGateway } from './realtime/gateway.ts';

/** A running server; ports are those it got when the configuration said 0. */
export type App = {
  readonly parts: ServerParts;
  readonly ports: { readonly http: number; readonly https: number | null; readonly internal: number };
  /** Ends in order: no new connections, sockets closed, areas closed, notifications closed. The database stays open. */
  readonly close: () => Promise<void>;
};

const TIDY_MS = 3_600_000;

type Listening = { readonly server: Server; readonly host: string; readonly port: number };

async function listen({ server, host, port }: Listening): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Sends each WebSocket upgrade to the area that has registered its path; nobody's path is closed. */
function routeUpgrades(server: Server, upgrades: readonly Upgrade[], log: Logger): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = request.url ?? '/';
    if (url.startsWith('/socket.io/')) {
      return;
    }
    socket.on('error', () => socket.destroy());
    const target = upgrades.find(({ path }) => url === path || url.startsWith(path));
    if (target === undefined) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    Promise.resolve()
      .then(() => target.upgrade(request, socket, head))
      .catch((error: unknown) => {
        log.error({ err: error }, 'upgrade failed');
        socket.destroy();
      });
  });
}

async function openFeatures(parts: ServerParts): Promise<Feature[]> {
  const opened: Feature[] = [];
  for (const open of features) {
    opened.push(await open(parts));
  }
  return opened;
}

function serversFor(parts: ServerParts, opened: readonly Feature[], gauges: Gauges) {
  const { config } = parts;
  const mounts = opened.flatMap((feature) => feature.mounts ?? []);
  const probes = opened.flatMap((feature) => feature.probe ?? []);
  const web = createWeb(parts, mounts, probes);
  const options = patience(config.files.uploadTimeoutMs);
  return {
    http: createServer(options, web),
    https: config.tls === undefined ? null : createSecureServer(config.tls, web, options),
    internal: createInternalServer(parts, [
      ...opened.flatMap((feature) => feature.internalMounts ?? []),
      { path: '/', router: metricsRouter(parts.timeline, gauges) },
    ]),
    trust: config.trust === undefined ? null : createTrustServer({ ...config.trust, securePort: config.https.port }),
  };
}

type Servers = ReturnType<typeof serversFor>;

async function listenAll({ http, https, internal, trust }: Servers, config: Config): Promise<App['ports']> {
  const ports = {
    internal: await listen({ server: internal, ...config.internal }),
    http: await listen({ server: http, ...config.http }),
    https: https === null ? null : await listen({ server: https, ...config.https }),
  };
  if (trust !== null && config.trust !== undefined) {
    await listen({ server: trust, host: config.https.host, port: config.trust.port });
  }
  return ports;
}

async function closeServer(server: Server | null): Promise<void> {
  if (server?.listening) {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}

/**
 * Opens the whole server on a migrated database: areas, realtime gateway, notifications, then the ports.
 * @throws when a port is taken or the database can't be reached.
 */
export async function createApp(config: Config, log: Logger, db: Database, databaseUrl: string): Promise<App> {
  const timeline = new Timeline(db, log.child({ part: 'timeline' }));
  const auth = new Auth(config, db, log);
  const parts: ServerParts = { config, log, db, timeline, auth };
  const opened = await openFeatures(parts);
  let sockets = (): number => 0;
  const servers = serversFor(parts, opened, () => ({ nghisu_sockets: sockets() }));
  const public_ = [servers.http, servers.https].filter((server) => server !== null);
  const io = openGateway(public_, { timeline, db, log: log.child({ part: 'realtime' }), sessions: auth });
  sockets = () => io.engine.clientsCount;
  const upgrades = opened.flatMap((feature) => feature.upgrades ?? []);
  for (const server of public_) {
    routeUpgrades(server, upgrades, log);
  }
  const channels = Object.assign({}, ...opened.map((feature) => feature.channels ?? {}), {
    timeline: (payload: string) => timeline.notified(payload),
  });
  const listener = new NotificationListener(databaseUrl, channels, () => timeline.refreshAll(), log);
  await listener.start();
  const ports = await listenAll(servers, config);
  const tidy = setInterval(() => {
    auth.tidy().catch((error: unknown) => log.error({ err: error }, 'tidying sessions failed'));
  }, TIDY_MS);
  const close = async (): Promise<void> => {
    clearInterval(tidy);
    // The transport breaks without a word of farewell: clients come back by themselves, to the next process.
    io.engine.close();
    // Upgraded connections (shared documents, media) belong to their areas: the servers are done only when those have let go.
    const closed = Object.values(servers).map(closeServer);
    for (const feature of opened.toReversed()) {
      await feature.close?.();
    }
    await Promise.all(closed);
    await listener.close();
  };
  return { parts, ports, close };
}
