import type { PushState, PushSubscriptionInput } from '#protocol/push.ts';
import { api } from './api.ts';
import { serviceWorker } from './serviceWorker.ts';

/** Whether this device can be reached by web push, or why it can't. */
export type PushReach = 'on' | 'off' | 'insecure' | 'unsupported' | 'blocked';

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker?.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** How it stands on this device for the account that is signed in. */
export async function pushReach(): Promise<PushReach> {
  if (!window.isSecureContext) {
    return 'insecure';
  }
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) {
    return 'unsupported';
  }
  if (Notification.permission === 'denied') {
    return 'blocked';
  }
  const given = await subscription();
  if (given === null) {
    return 'off';
  }
  const { known } = await api.post<{ known: boolean }>('/api/push/known', { endpoint: given.endpoint });
  return known ? 'on' : 'off';
}

/** Has this device reached from now on; answers how it stands then. Rejects when the push service can't be reached. */
export async function turnPushOn({ publicKey }: PushState): Promise<PushReach> {
  if ((await Notification.requestPermission()) !== 'granted') {
    return pushReach();
  }
  const registration = await serviceWorker();
  const given = await registration?.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  if (given === undefined) {
    return 'unsupported';
  }
  const { endpoint, keys } = given.toJSON() as PushSubscriptionInput;
  const { p256dh, auth } = keys;
  await api.post('/api/push/device', { endpoint, keys: { p256dh, auth } });
  return 'on';
}

/** Has this device reached no more; without one that is reached it does nothing. */
export async function turnPushOff(): Promise<void> {
  const given = await subscription();
  if (given !== null) {
    await api.post('/api/push/forget', { endpoint: given.endpoint });
    await given.unsubscribe();
  }
}
