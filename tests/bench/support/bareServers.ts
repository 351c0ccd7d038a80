/**
 * The yardsticks in a process of their own, sending on command: a bare `ws` server, the same after the message has reached the
 * disk (the least that keeping one's word costs on this machine), and a bare socket.io server.
 */
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';

const kind = process.argv[2];
const http = createServer();

function wsSender(): (body: unknown) => void {
  const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
  return (body) => {
    const text = JSON.stringify(body);
    for (const client of wss.clients) {
      client.send(text);
    }
  };
}

const LOG_BYTES = 8_000_000;

/** Writes into a file that has its size already, as the database does with its log: only the bytes have to reach the disk. */
async function durableSender(): Promise<(body: unknown) => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-bench-log-'));
  const log = await open(path.join(folder, 'log'), 'w+');
  await log.write(Buffer.alloc(LOG_BYTES));
  await log.sync();
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const broadcast = wsSender();
  let end = 0;
  return async (body) => {
    const { bytesWritten } = await log.write(JSON.stringify(body), end);
    end += bytesWritten;
    await log.datasync();
    broadcast(body);
  };
}

function socketIoSender(): (body: unknown) => void {
  const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
  return (body) => {
    io.emit('event', body);
  };
}

const senders = { ws: wsSender, durable: durableSender, socketio: socketIoSender };
const send = await senders[kind as keyof typeof senders]();

http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
process.on('message', (body) => void send(body));
process.on('disconnect', () => process.exit(0));
