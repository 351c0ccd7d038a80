import { z } from 'zod';

/** What a device needs to be reached by web push (W3C Push API): made by the browser, one per device. */
export const PushSubscriptionInput = z.strictObject({
  endpoint: z.url().max(1000),
  keys: z.strictObject({
    p256dh: z.string().regex(/^[\w-]{87}$/),
    auth: z.string().regex(/^[\w-]{22}$/),
  }),
});
export type PushSubscriptionInput = z.infer<typeof PushSubscriptionInput>;

/** What a push carries to the device: words that may stand on a locked screen. */
export type PushPayload = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** Where a tap leads, within this product. */
  readonly path: string;
};

/** `GET /api/push`: the key that devices subscribe with, and the devices of this account. */
export type PushState = {
  readonly publicKey: string;
  readonly devices: readonly { readonly deviceId: string; readonly name: string; readonly since: string }[];
};
