import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { installSigningAuthorities } from '#server/commands/poll/authenticate.ts';
import { ballotBoxRouter } from '#server/http/polls/ballotBoxRouter.ts';
import { PollClock } from '#server/jobs/pollClock.ts';
import { installBallotSecret, prepareSigningKeys } from '#server/persistence/ballotKeys.ts';
import { installOpenBoxKeys } from '#server/persistence/openBoxKeys.ts';
import type { OpenFeature } from './feature.ts';

/** Polls: the sealed ballot box without sessions, and the clock that closes polls and counts arrivals. */
export const polls: OpenFeature = async ({ config, timeline, db, log }) => {
  installBallotSecret(config.secrets.key);
  installOpenBoxKeys(path.join(config.dataDir, 'open-boxes'));
  prepareSigningKeys();
  if (config.signingAuthorities !== undefined) {
    installSigningAuthorities(await readFile(config.signingAuthorities, 'utf8'));
  }
  const clock = new PollClock({ timeline, db, log: log.child({ part: 'polls' }) });
  await clock.start();
  const arrived = (meetingId: string, pollId: string): void => clock.arrived(meetingId, pollId);
  return {
    mounts: [{ path: '/api/ballot-box', router: ballotBoxRouter({ timeline, db, arrived }) }],
    close: () => clock.close(),
  };
};
