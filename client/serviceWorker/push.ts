import type { PushPayload } from '#protocol/push.ts';
import type { NotificationClick, PushMessage, Scope } from './scope.ts';

const UNREADABLE: PushPayload = { id: 'unreadable', title: 'Nghị Sự', body: 'Mở Nghị Sự để xem.', path: '/' };

/** Checked by hand: the schema library would be the biggest part of the worker. */
function payloadOf({ data }: PushMessage): PushPayload {
  try {
    const given = data?.json() as Partial<Record<keyof PushPayload, unknown>>;
    const [id, title, body, path] = [given.id, given.title, given.body, given.path].map(String);
    return id && title && path?.startsWith('/') ? { id, title, body: body ?? '', path } : UNREADABLE;
  } catch {
    // A browser takes back the permission of a worker that is woken and shows nothing.
    return UNREADABLE;
  }
}

/** The same notice that arrives twice replaces itself: its number is its tag. */
async function show(scope: Scope, { id, title, body, path }: PushPayload): Promise<void> {
  await scope.registration.showNotification(title, { body, tag: id, icon: '/icon.svg', lang: 'vi', data: { path } });
}

/** Opens what a notice is about: in a window that is open already, else in a new one. */
async function open(scope: Scope, { notification }: NotificationClick): Promise<void> {
  notification.close();
  const { path = '/' } = (notification.data ?? {}) as { path?: string };
  const outsideMeetings = (await scope.clients.matchAll({ type: 'window' })).find(
    ({ url }) => !/^\/(hop|man-hinh)\//.test(new URL(url).pathname),
  );
  if (outsideMeetings === undefined) {
    await scope.clients.openWindow(path);
    return;
  }
  await outsideMeetings.focus();
  await outsideMeetings.navigate(path);
}

/** Shows reminders and assignments that the server pushes to this device, and opens them on a tap (PUSH-6). */
export function handlePush(scope: Scope): void {
  scope.addEventListener('push', (event) => event.waitUntil(show(scope, payloadOf(event))));
  scope.addEventListener('notificationclick', (event) => event.waitUntil(open(scope, event)));
}
