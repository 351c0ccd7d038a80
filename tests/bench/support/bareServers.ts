/** The two yardsticks in a process of their own: a bare `ws` server or a bare socket.io server that sends on command. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

function socketIoSender(): (body: unknown) => void {
  const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
  return (body) => {
    io.emit('event', body);
  };
}

const send = kind === 'ws' ? wsSender() : socketIoSender();

http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
process.on('message', (body) => send(body));
process.on('disconnect', () => process.exit(0));
