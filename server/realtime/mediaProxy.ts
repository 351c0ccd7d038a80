import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '#server/logging/logger.ts';

export type MediaProxyParts = {
  /** Loopback port of the media process. */
  readonly signalPort: number;
  readonly log: Logger;
};

/** Path of media signalling on the server and on the media process. */
export const MEDIA_PATH = '/media';

/**
 * Hands a WebSocket upgrade on to the media process, so that tablets need one address and one certificate. Who may join is
 * the media token's matter: nothing of the session goes along, and pages of other sites are refused.
 */
export function forwardToMedia(parts: MediaProxyParts, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (!sameOrigin(request)) {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }
  const media = connect(parts.signalPort, '127.0.0.1', () => {
    media.write(upgradeText(request));
    media.write(head);
    media.pipe(socket);
    socket.pipe(media);
  });
  media.on('error', (error) => {
    parts.log.debug({ err: error }, 'media process is not reachable');
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
  });
  socket.on('error', () => media.destroy());
  socket.on('close', () => media.destroy());
  media.on('close', () => socket.destroy());
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
