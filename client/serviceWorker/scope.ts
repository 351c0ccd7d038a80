/** An event that keeps the worker alive until its work is done. */
export type WorkerEvent = { readonly waitUntil: (work: Promise<unknown>) => void };

export type FetchAsked = WorkerEvent & {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
};

type WindowClient = {
  readonly url: string;
  readonly focus: () => Promise<unknown>;
  readonly navigate: (address: string) => Promise<unknown>;
};

export type PushMessage = WorkerEvent & { readonly data: { readonly json: () => unknown } | null };
export type NotificationClick = WorkerEvent & { readonly notification: Notification };

/**
 * The part of a service worker's global scope that this product uses: the library of types for workers can't stand beside
 * the one for pages.
 */
export type Scope = {
  readonly registration: ServiceWorkerRegistration;
  readonly location: { readonly origin: string };
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly matchAll: (options: { type: 'window' }) => Promise<readonly WindowClient[]>;
    readonly openWindow: (address: string) => Promise<unknown>;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: {
    (name: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
    (name: 'fetch', listener: (event: FetchAsked) => void): void;
    (name: 'push', listener: (event: PushMessage) => void): void;
    (name: 'notificationclick', listener: (event: NotificationClick) => void): void;
  };
};
