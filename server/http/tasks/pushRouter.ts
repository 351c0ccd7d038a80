import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import { type PushState, PushSubscriptionInput } from '#protocol/push.ts';
import type { Database } from '#server/persistence/client.ts';
import { devicesOf, dropDevice, dropEndpoint, isDeviceOf, keepDevice } from '#server/persistence/pushDevices.ts';
import { isPushService, type PushKeys } from '#server/tasks/pushSender.ts';
import { param, parsed } from '../answers.ts';
import { requireAccount } from '../visitor.ts';

type Parts = { readonly db: Database; readonly keys: PushKeys; readonly hosts: readonly string[] };

const Endpoint = z.strictObject({ endpoint: z.url().max(1000) });

/** "Chrome, Android" out of a User-Agent: enough to tell one's devices apart. */
function deviceName(userAgent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(userAgent)?.[1] ?? '';
  const system = /(Windows|Android|iPhone|iPad|Macintosh|Linux)/.exec(userAgent)?.[1] ?? '';
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Macintosh: 'Mac' };
  return [browser, system]
    .filter(Boolean)
    .map((name) => names[name] ?? name)
    .join(', ');
}

/** Addresses of web push: the key, the own devices, this device's registration. */
export function pushRouter({ db, keys, hosts }: Parts): Router {
  const router = Router();

  router.get('/push', async (request: Request, response: Response) => {
    const devices = await devicesOf(db, requireAccount(request).account.id);
    const view: PushState = {
      publicKey: keys.publicKey,
      devices: devices.map(({ id, name, createdAt }) => ({ deviceId: id, name, since: createdAt.toISOString() })),
    };
    response.json(view);
  });

  router.post('/push/device', async (request: Request, response: Response) => {
    const { account } = requireAccount(request);
    const given = parsed(PushSubscriptionInput, request.body);
    if (!isPushService(given.endpoint, hosts)) {
      throw new Rejected('invalid_payload', 'PUSH-4', { host: new URL(given.endpoint).hostname });
    }
    await keepDevice(db, account.id, given, deviceName(request.headers['user-agent'] ?? ''));
    response.status(204).end();
  });

  router.post('/push/known', async (request: Request, response: Response) => {
    const { account } = requireAccount(request);
    const { endpoint } = parsed(Endpoint, request.body);
    response.json({ known: await isDeviceOf(db, account.id, endpoint) });
  });

  router.post('/push/forget', async (request: Request, response: Response) => {
    await dropEndpoint(db, requireAccount(request).account.id, parsed(Endpoint, request.body).endpoint);
    response.status(204).end();
  });

  router.delete('/push/devices/:deviceId', async (request: Request, response: Response) => {
    await dropDevice(db, requireAccount(request).account.id, param(request, 'deviceId'));
    response.status(204).end();
  });

  return router;
}
