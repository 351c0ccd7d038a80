import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { openDatabase } from '#server/persistence/client.ts';

/** A message of PostgreSQL's protocol (PostgreSQL 17, chapter 53): a letter, its length, its content. */
function message(letter: string, content: string): Buffer {
  const bytes = Buffer.from(content, 'latin1');
  const head = Buffer.alloc(5, letter);
  head.writeInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
}

const AUTHENTICATED = message('R', '\0\0\0\0');
const READY = message('Z', 'I');
const DYING = message('E', 'SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0');

it('[DB-5] a database that dies the moment a connection stands fails the work and not the process', async () => {
  const sockets = new Set<Socket>();
  const dying = createServer((socket) => {
    sockets.add(socket);
    // One piece, so that the end is there before anybody can listen on the new connection.
    socket.once('data', () => socket.end(Buffer.concat([AUTHENTICATED, READY, DYING])));
  }).listen(0, '127.0.0.1');
  await once(dying, 'listening');
  const { port } = dying.address() as AddressInfo;
  const db = openDatabase(`postgresql://app@127.0.0.1:${port}/app`, 2);
  await expect(db.$transaction((tx) => tx.$queryRaw`SELECT 1`)).rejects.toThrow();
  expect(sockets.size).toBeGreaterThan(0);
  await db.$disconnect();
  dying.close();
});
