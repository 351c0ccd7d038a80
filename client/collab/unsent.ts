/** Shared documents with changes of which this device doesn't know that they reached the server. */
type Unsent = { readonly owner: string; readonly address: string };

const KEY = 'nghi-su.unsent';

/** All of them, of every owner. */
export function unsent(): readonly Unsent[] {
  return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Unsent[];
}

const without = (owner: string, address: string): Unsent[] =>
  unsent().filter((entry) => entry.owner !== owner || entry.address !== address);

/** A change was made here. */
export function markUnsent(owner: string, address: string): void {
  localStorage.setItem(KEY, JSON.stringify([...without(owner, address), { owner, address }]));
}

/** Everything of a document is at the server. */
export function markSent(owner: string, address: string): void {
  localStorage.setItem(KEY, JSON.stringify(without(owner, address)));
}
