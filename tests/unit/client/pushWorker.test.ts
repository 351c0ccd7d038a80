import { expect, it } from 'vitest';
import { handlePush } from '#client/serviceWorker/push.ts';
import type { Scope } from '#client/serviceWorker/scope.ts';

type Window = { url: string; focus: () => Promise<void>; navigate: (address: string) => Promise<void> };

/** A worker with these windows open; what it does is written down. */
function worker(urls: readonly string[]) {
  const did: string[] = [];
  const listeners = new Map<string, (event: unknown) => void>();
  const windows: Window[] = urls.map((url) => ({
    url,
    focus: async () => void did.push(`focus ${url}`),
    navigate: async (address) => void did.push(`navigate ${address}`),
  }));
  const scope = {
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
    clients: { matchAll: async () => windows, openWindow: async (address: string) => void did.push(`open ${address}`) },
    registration: { showNotification: async (title: string) => void did.push(`show ${title}`) },
  };
  handlePush(scope as unknown as Scope);
  const send = async (name: string, event: object): Promise<string[]> => {
    let work: Promise<unknown> = Promise.resolve();
    listeners.get(name)?.({ ...event, waitUntil: (given: Promise<unknown>) => (work = given) });
    await work;
    return did;
  };
  const tap = (path: string) => send('notificationclick', { notification: { close: () => undefined, data: { path } } });
  return { send, tap };
}

it('[PUSH-6] leads to what a notice is about: in an open window outside of meetings, else in a new one', async () => {
  const [home, room] = ['https://host/', 'https://host/hop/m1'];
  expect(await worker([room, home]).tap('/nhiem-vu/t1')).toEqual([`focus ${home}`, 'navigate /nhiem-vu/t1']);
  expect(await worker([room]).tap('/nhiem-vu/t1')).toEqual(['open /nhiem-vu/t1']);
});

it('[PUSH-6] shows something whatever arrives, or the browser takes the permission back', async () => {
  for (const data of [null, { json: () => ({}) }, { json: () => JSON.parse('{') as unknown }]) {
    expect(await worker([]).send('push', { data })).toEqual(['show Nghị Sự']);
  }
});
