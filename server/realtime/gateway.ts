import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { Rejected } from '#domain/rejected.ts';
import { CommandEnvelope, type CommandReply, JoinRequest } from '#protocol/envelope.ts';
import { execute, type Identity } from '#server/commands/execute.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { broadcaster } from './broadcast.ts';
import { join } from './catchUp.ts';
import { rooms } from './rooms.ts';
import { SessionRate } from './sessionRate.ts';
import { relaySignals } from './signals.ts';

/** Sessions as the gateway needs them. */
export type Sessions = {
  /** Whose connection it is, from its cookies; null for nobody. */
  readonly find: (
    cookieHeader: string | undefined,
  ) => Promise<{ readonly tokenHash: string; readonly identity: Identity } | null>;
  /** Which sessions may go on; those count as in use. */
  readonly stillAlive: (tokenHashes: readonly string[]) => Promise<Set<string>>;
  readonly onEnd: (listener: (tokenHashes: readonly string[]) => void) => void;
};

export type GatewayParts = {
  readonly timeline: Timeline;
  readonly db: Database;
  readonly log: Logger;
  readonly sessions: Sessions;
};

/** Largest message a client may send; papers go over HTTP. */
const MAX_MESSAGE_BYTES = 256 * 1024;

/** How often sessions behind open sockets are looked at: one ended by another process or by time closes its sockets. */
const SESSION_CHECK_MS = 30_000;

/** Commands and joins one session may send in ten seconds, over all of its connections; more is a fault or an attack. */
const MOST_COMMANDS = 200;
const MOST_JOINS = 100;

/** Connections one session may hold at once: every tab of a browser has one. */
const MOST_CONNECTIONS = 20;

type Answer = (reply: unknown) => void;

/** Opens the realtime gateway on HTTP servers: authenticates at the handshake, then join, command and signal. */
export function openGateway(servers: readonly HttpServer[], parts: GatewayParts): Server {
  const io = new Server({
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    // Other protocols (/collab, /media) upgrade on the same servers.
    destroyUpgrade: false,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    allowRequest: (request, decide) => decide(null, sameOrigin(request.headers.origin, request.headers.host)),
  });
  for (const server of servers) {
    io.attach(server);
  }
  io.use((socket, next) => {
    parts.sessions
      .find(socket.handshake.headers.cookie)
      .then((session) => {
        socket.data = session;
        next(session === null ? new Error('unauthenticated') : tooManyConnections(io, session.tokenHash));
      })
      .catch((error: unknown) => {
        parts.log.error({ err: error }, 'handshake failed');
        next(new Error('internal'));
      });
  });
  const limits = { command: new SessionRate(MOST_COMMANDS), join: new SessionRate(MOST_JOINS) };
  io.on('connection', (socket) => serve(socket, parts, limits));
  parts.timeline.follow(broadcaster(io));
  parts.timeline.keepWhile((meetingId) => io.sockets.adapter.rooms.has(rooms.everyone(meetingId)));
  closeWithSession(io, parts);
  return io;
}

const sessionRoom = (tokenHash: string): string => `session:${tokenHash}`;

function tooManyConnections(io: Server, tokenHash: string): Error | undefined {
  const open = io.sockets.adapter.rooms.get(sessionRoom(tokenHash))?.size ?? 0;
  return open < MOST_CONNECTIONS ? undefined : new Error('too_many_requests');
}

/** A socket lives no longer than its session (AUTH-7). */
function closeWithSession(io: Server, { sessions, log }: GatewayParts): void {
  const close = (tokenHashes: readonly string[]): void => {
    if (tokenHashes.length > 0) {
      io.in(tokenHashes.map(sessionRoom)).disconnectSockets(true);
    }
  };
  sessions.onEnd(close);
  const check = async (): Promise<void> => {
    const open = [...new Set([...io.sockets.sockets.values()].map(({ data }) => (data as SocketData).tokenHash))];
    const alive = open.length === 0 ? new Set() : await sessions.stillAlive(open);
    close(open.filter((tokenHash) => !alive.has(tokenHash)));
  };
  const timer = setInterval(() => {
    check().catch((error: unknown) => log.error({ err: error }, 'session check failed'));
  }, SESSION_CHECK_MS);
  timer.unref();
  io.engine.on('close', () => clearInterval(timer));
}

type SocketData = { readonly tokenHash: string; readonly identity: Identity };

/** A page of another site must not use the visitor's cookies (cross-site WebSocket hijacking). Tools send no origin. */
function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

type Limits = { readonly command: SessionRate; readonly join: SessionRate };

function serve(socket: Socket, parts: GatewayParts, limits: Limits): void {
  const { identity, tokenHash } = socket.data as SocketData;
  void socket.join(sessionRoom(tokenHash));
  let participantId: string | null = null;
  // One after another: each empties and fills this connection's rooms, and for the client its newest answer counts.
  let joining: Promise<unknown> = Promise.resolve();
  socket.on('join', (given: unknown, answer: Answer) => {
    reply(parts.log, answer, async () => {
      limits.join.require(tokenHash);
      const request = parse(JoinRequest, given);
      const turn = joining.then(() => join(parts, socket, identity, request));
      joining = turn.catch(() => undefined);
      const joined = await turn;
      participantId = joined.participantId;
      return { ok: true, ...joined };
    });
  });
  socket.on('command', (given: unknown, answer: Answer) => {
    reply(parts.log, answer, (): Promise<CommandReply> => {
      limits.command.require(tokenHash);
      return execute(parts.timeline, identity, parse(CommandEnvelope, given));
    });
  });
  relaySignals(socket, () => participantId);
}

type Schema<T> = { safeParse: (given: unknown) => { success: true; data: T } | { success: false } };

function parse<T>(schema: Schema<T>, given: unknown): T {
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new Rejected('invalid_payload', 'SYNC-1');
  }
  return parsed.data;
}

/** Answers a message: what the work gives, the rejection it throws, or `internal` for a bug, which is logged. */
function reply(log: Logger, answer: unknown, work: () => Promise<unknown>): void {
  if (typeof answer !== 'function') {
    return;
  }
  Promise.resolve()
    .then(work)
    .catch((error: unknown) => {
      if (error instanceof Rejected) {
        return { ok: false, rejection: error.toRejection() };
      }
      log.error({ err: error }, 'message failed');
      return { ok: false, rejection: new Rejected('internal').toRejection() };
    })
    .then((result) => (answer as Answer)(result))
    .catch((error: unknown) => log.error({ err: error }, 'answer failed'));
}
