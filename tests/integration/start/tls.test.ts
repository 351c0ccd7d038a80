import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type PeerCertificate, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSecureServer } from '#server/http/secureServer.ts';
import { createTrustServer } from '#server/http/trust.ts';
import { ensureTls } from '#server/start/tls/authority.ts';

const names = { names: ['localhost', 'phong-hop'], addresses: ['127.0.0.1', '10.20.30.40'] };

describe('the local certificate authority', () => {
  let dir: string;
  beforeAll(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-tls-'));
  });
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  it('[TLS-1] is made once; the certificate is issued anew when an address is missing in it', async () => {
    const first = await ensureTls(dir, names);
    const authority = fs.readFileSync(first.authority, 'utf8');
    expect(first.issued).toBe(true);
    expect((await ensureTls(dir, names)).issued).toBe(false);
    const moved = await ensureTls(dir, { ...names, addresses: ['127.0.0.1', '10.20.30.41'] });
    expect(moved.issued).toBe(true);
    expect(fs.readFileSync(moved.authority, 'utf8')).toBe(authority);
    const leaf = new X509Certificate(fs.readFileSync(moved.cert));
    expect(leaf.checkIP('10.20.30.41')).toBe('10.20.30.41');
    expect(leaf.verify(new X509Certificate(authority).publicKey)).toBe(true);
    expect(Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)).toBeLessThan(400 * 86_400_000);
    for (const file of fs.readdirSync(dir)) {
      expect(fs.statSync(path.join(dir, file)).mode & 0o077, file).toBe(0);
    }
  });

  it('[TLS-3] gives a renewed certificate to new connections without a restart', async () => {
    const files = await ensureTls(dir, names);
    const server = createSecureServer({ certFile: files.cert, keyFile: files.key }, (_request, response) =>
      response.end('ok'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const presented = async (): Promise<PeerCertificate> => {
      const request = https.get({ host: '127.0.0.1', port, ca: fs.readFileSync(files.authority), agent: false });
      const [response] = (await once(request, 'response')) as [{ socket: TLSSocket; resume: () => void }];
      response.resume();
      expect(response.socket).toBeInstanceOf(TLSSocket);
      return response.socket.getPeerCertificate();
    };
    const before = (await presented()).fingerprint256;
    await ensureTls(dir, { ...names, addresses: ['127.0.0.1', '10.20.30.99'] });
    await vi.waitFor(async () => expect((await presented()).fingerprint256).not.toBe(before), {
      timeout: 15_000,
      interval: 200,
    });
    expect((await presented()).subjectaltname).toContain('10.20.30.99');
    server.close();
  });

  it('[TLS-2] is shown to tablets in both languages, with a file for iPad and one for Android', async () => {
    const files = await ensureTls(dir, names);
    const server = createTrustServer({ authorityFile: files.authority, securePort: 8443 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const fingerprint = new X509Certificate(fs.readFileSync(files.authority)).fingerprint256;
    const answer = await fetch(`${base}/trust`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).not.toContain('script-src');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const page = await answer.text();
    expect(page).toContain('Cho máy tính bảng tin cậy phòng họp này');
    expect(page).toContain(fingerprint);
    expect(await (await fetch(`${base}/trust?lang=en`)).text()).toContain('Let a tablet trust this meeting room');
    const android = await fetch(`${base}/trust/nghi-su.crt`);
    expect(android.headers.get('content-type')).toContain('application/x-x509-ca-cert');
    expect(new X509Certificate(Buffer.from(await android.arrayBuffer())).fingerprint256).toBe(fingerprint);
    const ipad = await (await fetch(`${base}/trust/nghi-su.mobileconfig`)).text();
    const [, data] = /<data>([\s\S]*?)<\/data>/.exec(ipad) ?? [];
    expect(new X509Certificate(Buffer.from(data ?? '', 'base64')).fingerprint256).toBe(fingerprint);
    const elsewhere = await fetch(`${base}/meetings`, { redirect: 'manual' });
    expect(elsewhere.headers.get('location')).toBe('https://127.0.0.1:8443/');
    server.close();
  });
});
