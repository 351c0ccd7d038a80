import { createECDH } from 'node:crypto';
import webPush from 'web-push';
import type { PushPayload } from '#protocol/push.ts';

/** The key pair by which push services know this installation (VAPID, RFC 8292). */
export type PushKeys = { readonly publicKey: string; readonly privateKey: string };

/** The pair that belongs to a kept secret of 32 bytes (base64url). */
export function pushKeysOf(secret: string): PushKeys {
  const curve = createECDH('prime256v1');
  const scalar = Buffer.from(secret, 'base64url');
  curve.setPrivateKey(scalar);
  return { publicKey: curve.getPublicKey('base64url'), privateKey: scalar.toString('base64url') };
}

type Device = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** What became of a push: `gone` = the push service no longer knows the device (404, 410). */
export type Pushed = 'sent' | 'gone' | 'failed';

const LASTS_S = 24 * 3600;
const PATIENCE_MS = 10_000;
const GONE = [404, 410];

/** RFC 8030 topics hold at most 32 characters: a notice that still waits is replaced by its repetition. */
const topicOf = (id: string): string => id.replace(/[^\w-]/g, '').slice(0, 32);

/** Encrypts a payload for one device (RFC 8291) and hands it to the device's push service. */
export async function pushTo(
  keys: PushKeys,
  subject: string,
  { endpoint, p256dh, auth }: Device,
  payload: PushPayload,
  urgent: boolean,
): Promise<Pushed> {
  const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(payload), {
    vapidDetails: { subject, ...keys },
    TTL: LASTS_S,
    urgency: urgent ? 'high' : 'normal',
    topic: topicOf(payload.id),
  });
  const { 'Content-Length': _length, ...headers } = request.headers;
  try {
    const { status, ok } = await fetch(endpoint, {
      method: 'POST',
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      body: new Uint8Array(request.body ?? []),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return ok ? 'sent' : GONE.includes(status) ? 'gone' : 'failed';
  } catch {
    return 'failed';
  }
}

/**
 * Whether an address may be a push service: one of the hosts that this installation trusts, by HTTPS (plain only on this very
 * machine). Otherwise anybody could have the server call any address of the network (PUSH-4).
 */
export function isPushService(endpoint: string, hosts: readonly string[]): boolean {
  const { protocol, hostname } = new URL(endpoint);
  const trusted = hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
  return trusted && (protocol === 'https:' || hostname === '127.0.0.1');
}
