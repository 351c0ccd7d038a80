import { SHELL } from '../places.ts';
import { askServer } from './ask.ts';

/** Name and files of this build, written in by the build (vite.config.ts). */
declare const __SHELL__: { readonly build: string; readonly files: readonly string[] };

const name = `${SHELL}${__SHELL__.build}`;

/** The client's own page: every address of the client shows it. */
const PAGE = '/';

/** Longest wait for the server's page while a kept one is at hand, in milliseconds. */
const PATIENCE_MS = 3_000;

/** Stores all files of this build; rejects when one of them can't be had, so that a half build is never used. */
export async function storeShell(): Promise<void> {
  const shell = await caches.open(name);
  const page = new Request(PAGE, { cache: 'reload' });
  await shell.addAll([page, ...__SHELL__.files]);
}

/** Deletes the files of older builds but one: pages that are open still run on the build before. */
export async function dropOldShells(): Promise<void> {
  const others = (await caches.keys()).filter((key) => key.startsWith(SHELL) && key !== name);
  await Promise.all(others.slice(0, -1).map((key) => caches.delete(key)));
}

/** A file of a build: from this device, else from the server. Parts of the PDF reader are kept once they were needed. */
export async function fileOf(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept !== undefined) {
    return kept;
  }
  const fresh = await fetch(request);
  if (fresh.ok && new URL(request.url).pathname.startsWith('/pdfjs/')) {
    await (await caches.open(name)).put(request, fresh.clone());
  }
  return fresh;
}

/** The client's page: the server's own while it can be had, so that a new build is used at once; else the kept one. */
export async function pageOf(request: Request): Promise<Response> {
  try {
    return await askServer(request, PATIENCE_MS);
  } catch {
    return (await (await caches.open(name)).match(PAGE)) ?? Response.error();
  }
}
