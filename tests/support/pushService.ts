import { createDecipheriv, createECDH, createHmac, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import http from 'node:http';
import type { PushPayload } from '#protocol/push.ts';

const hmac = (key: Buffer, ...data: Buffer[]): Buffer => createHmac('sha256', key).update(Buffer.concat(data)).digest();
const expand = (key: Buffer, info: Buffer, length: number): Buffer =>
  hmac(key, info, Buffer.from([1])).subarray(0, length);

/** Opens a message of RFC 8291 (aes128gcm) as a browser does; written from the RFC, apart from the library that sealed it. */
function unseal(body: Buffer, keys: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const secret = expand(hmac(auth, keys.computeSecret(sender)), info, 32);
  const key = hmac(salt, secret);
  const contentKey = expand(key, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = expand(key, Buffer.from('Content-Encoding: nonce\0'), 12);
  const sealed = body.subarray(21 + idLength);
  const decipher = createDecipheriv('aes-128-gcm', contentKey, nonce).setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}

/** The application server's public key by which a request was signed (VAPID, RFC 8292); throws when its signature is wrong. */
function signerOf(authorization: string): { key: string; audience: string } {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256' },
    ...{ x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
  };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!good) {
    throw new Error('the push was not signed by its sender');
  }
  return { key, audience: (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string }).aud };
}

export type Received = {
  readonly device: string;
  readonly payload: PushPayload;
  readonly signer: { key: string; audience: string };
};

/** A push service on this machine that checks and opens every message; devices in `gone` are answered with 410. */
export class PushService implements AsyncDisposable {
  readonly received: Received[] = [];
  readonly gone = new Set<string>();
  readonly #devices = new Map<string, { keys: ECDH; auth: Buffer }>();
  readonly #server = http.createServer((request, response) => void this.#take(request, response));
  #url = '';

  async open(): Promise<this> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    this.#url = `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
    return this;
  }

  /** What a browser hands to its page after subscribing. */
  subscribe(device: string): { endpoint: string; keys: { p256dh: string; auth: string } } {
    const keys = createECDH('prime256v1');
    keys.generateKeys();
    const auth = randomBytes(16);
    this.#devices.set(device, { keys, auth });
    return {
      endpoint: `${this.#url}/${device}`,
      keys: { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') },
    };
  }

  async #take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const device = (request.url ?? '').slice(1);
    const known = this.#devices.get(device);
    const body = Buffer.concat(await request.toArray());
    if (known === undefined || this.gone.has(device)) {
      response.writeHead(410).end();
      return;
    }
    this.received.push({
      device,
      payload: JSON.parse(unseal(body, known.keys, known.auth)) as PushPayload,
      signer: signerOf(request.headers.authorization ?? ''),
    });
    response.writeHead(201).end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((closed) => this.#server.close(closed));
  }
}
