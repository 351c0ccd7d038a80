import { expect, it } from 'vitest';
import { silentLogger } from '#server/logging/logger.ts';
import { openDatabase } from '#server/persistence/client.ts';
import { Timeline } from '#server/persistence/timeline.ts';

it('[SYNC-8] without its database the server says `unavailable`, not `internal`', async () => {
  const db = openDatabase('postgresql://nobody@127.0.0.1:1/nowhere', 1);
  const timeline = new Timeline(db, silentLogger);
  const reply = await timeline.submit('meeting', {
    commandId: 'command-1',
    sender: 'account:one',
    createsIn: null,
    decide: () => ({ actor: { kind: 'account', id: 'one' }, events: [], result: {} }),
  });
  expect(reply).toMatchObject({ ok: false, rejection: { code: 'unavailable' } });
  await db.$disconnect();
}, 40_000);
