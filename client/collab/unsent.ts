import { newId } from '#client/lib/ids.ts';

/** A shared document with changes of which this device doesn't know that they reached the server. */
export type Unsent = {
  readonly owner: string;
  readonly address: string;
  /** Names the last of the changes, so that a newer one isn't taken for sent with it. */
  readonly change?: string;
};

const KEY = 'nghi-su.unsent';

/** All of them, of every owner. */
export function unsent(): readonly Unsent[] {
  return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Unsent[];
}

const isOf = (entry: Unsent, owner: string, address: string): boolean =>
  entry.owner === owner && entry.address === address;

const write = (entries: readonly Unsent[]): void => localStorage.setItem(KEY, JSON.stringify(entries));

/** What waits of one document; undefined when everything of it is at the server. */
export const unsentOf = (owner: string, address: string): Unsent | undefined =>
  unsent().find((entry) => isOf(entry, owner, address));

/** A change was made here. */
export function markUnsent(owner: string, address: string): void {
  const others = unsent().filter((entry) => !isOf(entry, owner, address));
  write([...others, { owner, address, change: newId() }]);
}

/** Everything of a document up to this change is at the server. A change made meanwhile, also in another window, stays. */
export function markSent({ owner, address, change }: Unsent): void {
  write(unsent().filter((entry) => !isOf(entry, owner, address) || entry.change !== change));
}
