import fs from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';

const settleMs = 500;

/**
 * An HTTPS server that takes a renewed certificate without a restart: tablets keep their connections, new ones get the
 * new certificate. The files are PEM; the watch ends with the server.
 */
export function createSecureServer(
  files: { certFile: string; keyFile: string },
  listener?: RequestListener,
  options: ServerOptions = {},
): Server {
  const read = (): { cert: Buffer; key: Buffer } => ({
    cert: fs.readFileSync(files.certFile),
    key: fs.readFileSync(files.keyFile),
  });
  const server = createServer({ ...options, ...read(), minVersion: 'TLSv1.2' }, listener);
  let pending: NodeJS.Timeout | undefined;
  const reload = (): void => {
    clearTimeout(pending);
    // Key and certificate are two files: wait until both have been replaced.
    pending = setTimeout(() => server.setSecureContext({ ...read(), minVersion: 'TLSv1.2' }), settleMs);
  };
  fs.watchFile(files.certFile, { interval: 2_000, persistent: false }, reload);
  server.on('close', () => {
    clearTimeout(pending);
    fs.unwatchFile(files.certFile, reload);
  });
  return server;
}
