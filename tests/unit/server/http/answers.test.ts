import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { answerErrors } from '#server/http/answers.ts';
import type { Logger } from '#server/logging/logger.ts';

it('[AUTH-12] a request that fails is logged by its route, without the secret in its address', async () => {
  const lines: unknown[] = [];
  const log = { error: (line: unknown) => lines.push(line) } as unknown as Logger;
  const app = express();
  app.get('/calendar/:token', () => {
    throw new Error('broken');
  });
  app.use(answerErrors(log));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { status } = await fetch(`http://127.0.0.1:${port}/calendar/very-secret`);
  server.close();
  expect(status).toBe(500);
  expect(lines).toMatchObject([{ method: 'GET', route: '/calendar/:token' }]);
  expect(JSON.stringify(lines)).not.toContain('very-secret');
});
