import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '#server/logging/logger.ts';

export type MediaProxyParts = {
  /** Loopback port of the media process. */
  readonly signalPort: number;
  readonly log: Logger;
};

/** Path of media signalling on the server and on the media process. */
export const MEDIA_PATH = '/media';

/** A media process that was killed is back sooner than this; a line that asks meanwhile is held, not refused. */
const HOLD_MS = 5000;
const ASK_AGAIN_MS = 50;

/**
 * Hands a WebSocket upgrade on to the media process, so that tablets need one address and one certificate. Who may join is
 * the media token's matter: nothing of the session goes along, and pages of other sites are refused. While the media process
 * is being started again the device waits on this one line instead of asking with growing pauses (MEDIA-9).
 */
export function forwardToMedia(parts: MediaProxyParts, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (!sameOrigin(request)) {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }
  socket.on('error', () => socket.destroy());
  reachMedia(parts, socket, Date.now() + HOLD_MS, (media) => {
    media.write(upgradeText(request));
    media.write(head);
    media.pipe(socket);
    socket.pipe(media);
    socket.on('close', () => media.destroy());
    media.on('close', () => socket.destroy());
  });
}

/** Connects to the media process, again and again until `until`; the device's line is told when it can't be reached. */
function reachMedia(parts: MediaProxyParts, socket: Duplex, until: number, reached: (media: Socket) => void): void {
  const media = connect(parts.signalPort, '127.0.0.1');
  let connected = false;
  media.once('connect', () => {
    connected = true;
    if (socket.destroyed) {
      media.destroy();
      return;
    }
    reached(media);
  });
  media.on('error', (error) => {
    if (connected || socket.destroyed) {
      return;
    }
    if (Date.now() < until) {
      setTimeout(() => reachMedia(parts, socket, until, reached), ASK_AGAIN_MS);
      return;
    }
    parts.log.debug({ err: error }, 'media process is not reachable');
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
  });
}

/** The request as it came, without cookies: the media process has no use for them. */
function upgradeText(request: IncomingMessage): string {
  const lines = [`GET ${MEDIA_PATH} HTTP/1.1`];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? '';
    if (name.toLowerCase() !== 'cookie') {
      lines.push(`${name}: ${request.rawHeaders[index + 1] ?? ''}`);
    }
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function sameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
