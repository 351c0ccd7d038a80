import { Notebook } from './notebook.ts';

type Open = { readonly notebook: Notebook; users: number };

const open = new Map<string, Open>();

/**
 * The notebook at an address: one for all parts of the screen that use it, so that undo takes back what the page drew. Each
 * taking is given back once by the answered function; with the last the notebook is closed.
 */
export function takeNotebook(address: string, owner: string): { notebook: Notebook; giveBack: () => void } {
  const key = `${owner} ${address}`;
  const entry = open.get(key) ?? { notebook: new Notebook(address, owner), users: 0 };
  entry.users += 1;
  open.set(key, entry);
  const giveBack = (): void => {
    entry.users -= 1;
    if (entry.users === 0) {
      open.delete(key);
      entry.notebook.close();
    }
  };
  return { notebook: entry.notebook, giveBack };
}
