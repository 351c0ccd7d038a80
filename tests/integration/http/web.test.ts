import { createConnection } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

describe('health', () => {
  it('tells the state of every part in codes, and in Vietnamese to who asks for text', async () => {
    const answer = await app.visitor().get<{ ok: boolean; parts: Record<string, string> }>('/api/health');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ ok: true, parts: { database: 'ready', media: expect.stringMatching(/^un/) } });
    const text = await app.visitor().send<string>('GET', '/api/health', undefined, { accept: 'text/plain' });
    expect(text.body).toContain('Cơ sở dữ liệu: hoạt động');
    expect((await app.visitor().get('/health')).body).toEqual({ ok: true });
  });

  it('counts events and sockets for the keeper, on the loopback port and with the service token only', async () => {
    const chair = await app.enter('P01');
    await chair.send('meeting.openCheckIn', {});
    const text = await (
      await fetch(`${app.internalUrl}/metrics`, { headers: { authorization: `Bearer ${app.serviceToken}` } })
    ).text();
    expect(text).toMatch(/^nghisu_events_committed_total [1-9]/m);
    expect(text).toMatch(/^nghisu_sockets 1$/m);
    expect(text).not.toContain(app.meetingId);
    expect((await fetch(`${app.internalUrl}/metrics`)).status).toBe(401);
    expect((await app.visitor().get('/metrics')).body).not.toContain('nghisu_sockets');
  });
});

describe('pages', () => {
  it('allow their own files only and tell no other site anything', async () => {
    const { headers } = await app.visitor().get('/');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('permissions-policy')).toContain('microphone=(self)');
  });

  it('lead nowhere outside of the client’s own files, however the path is written', async () => {
    const paths = [
      '/assets/../../../package.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
    ];
    for (const path of [
      ...paths,
      '/assets/%5c..%5c..%5cpackage.json',
      '/assets/%00',
      '//etc/passwd',
      '/assets/%c0%ae',
    ]) {
      const socket = createConnection(Number(new URL(app.url).port), '127.0.0.1');
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
      const text = await textOf(socket);
      expect(text).toMatch(/^HTTP\/1\.1 (200|400|403|404|503) /);
      expect(text).not.toMatch(/"devDependencies"|root:x/);
    }
  });

  it('keep answers of the interface out of every cache', async () => {
    const client = await app.signedIn('thuky');
    for (const path of ['/api/session', '/api/meetings', '/api/profile']) {
      expect((await client.get(path)).headers.get('cache-control')).toContain('no-store');
    }
  });
});

describe('upgrades', () => {
  it('[AUTH-1] nobody’s path is closed, and none is opened without a session', async () => {
    const { WebSocket } = await import('ws');
    const codeOf = (path: string): Promise<number> =>
      new Promise((resolve) => {
        const socket = new WebSocket(app.url.replace('http', 'ws') + path);
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.on('error', () => resolve(0));
        socket.on('open', () => resolve(101));
      });
    expect(await codeOf('/no/such/place')).toBe(404);
    expect(await codeOf(`/collab/notes/${app.meetingId}/TL01/mine`)).toBe(404);
    expect(await codeOf('/collab/%00/../..')).not.toBe(101);
  });

  it('[AUTH-4] a page of another site opens no socket with a visitor’s cookie', async () => {
    const { cookie } = await app.signedIn('chutich');
    const { WebSocket } = await import('ws');
    for (const origin of ['https://other.example', 'null']) {
      const code = await new Promise((resolve) => {
        const address = `${app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
        const socket = new WebSocket(address, { headers: { cookie, origin } });
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
        socket.on('error', () => resolve(0));
        socket.on('open', () => resolve(101));
      });
      expect([origin, code]).not.toEqual([origin, 101]);
    }
  });
});
