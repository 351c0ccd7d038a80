import { afterEach, beforeEach, expect, it, vi } from 'vitest';

type Answer = () => Promise<Response>;

const address = 'https://phong.hop/api/papers/v1/file';
const dropped: string[] = [];

/** Caches that hold one file of a paper and the client's page. */
function stubCaches(): void {
  const own = {
    match: async (key: string) => {
      if (key.endsWith('/papers')) {
        return new Response(
          JSON.stringify({ seenAtMs: Date.now(), papers: [{ versionId: 'v1', bytes: 4, recallAtClose: false }] }),
        );
      }
      return key === address ? new Response('kept') : undefined;
    },
    keys: async () => [new Request(address), new Request('https://phong.hop/offline/meetings/m1/papers')],
    delete: async ({ url }: Request) => dropped.push(url),
  };
  const shell = { match: async (key: string) => (key === '/' ? new Response('kept page') : undefined) };
  vi.stubGlobal('caches', {
    open: async (name: string) => (name === 'nghi-su-own' ? own : shell),
    match: async (key: string) => own.match(key),
  });
}

async function workerWith(server: Answer) {
  vi.stubGlobal('__SHELL__', { build: 'one', files: [] });
  vi.stubGlobal('fetch', server);
  const [{ paperOf }, { pageOf }] = await Promise.all([
    import('#client/offline/worker/papers.ts'),
    import('#client/offline/worker/shell.ts'),
  ]);
  const paper = async (): Promise<string> => {
    const answer = await paperOf(new Request(address));
    return `${answer.status} ${await answer.text()}`;
  };
  const page = async (): Promise<string> => (await pageOf(new Request('https://phong.hop/hop/m1'))).text();
  return { paper, page };
}

beforeEach(() => {
  dropped.length = 0;
  stubCaches();
});

afterEach(() => vi.unstubAllGlobals());

it('[OFFLINE-7] takes page and paper from the server while it answers', async () => {
  const { page, paper } = await workerWith(async () => new Response('fresh'));
  expect([await page(), await paper()]).toEqual(['fresh', '200 fresh']);
});

it('[OFFLINE-7] takes the kept ones when it does not, also when only a proxy answers', async () => {
  const lost = await workerWith(async () => {
    throw new TypeError('no line');
  });
  expect([await lost.page(), await lost.paper()]).toEqual(['kept page', '200 kept']);
  const away = await workerWith(async () => new Response('', { status: 502 }));
  expect([await away.page(), await away.paper()]).toEqual(['kept page', '200 kept']);
});

it('[OFFLINE-4] deletes a kept paper that the server refuses', async () => {
  const { paper } = await workerWith(async () => new Response('', { status: 404 }));
  expect(await paper()).toBe('404 ');
  expect(dropped).toEqual([address]);
});
