import { z } from 'zod';
import { CollabServer } from '#server/collab/server.ts';
import type { OpenFeature } from './feature.ts';

const Notice = z.object({ name: z.string(), processId: z.string() });

/** Shared documents (minutes, notes on papers) under `/collab/`. */
export const collab: OpenFeature = ({ timeline, db, log, auth }) => {
  const server = new CollabServer({
    timeline,
    db,
    log: log.child({ part: 'collab' }),
    identify: (cookieHeader) => auth.identify(cookieHeader),
  });
  return {
    upgrades: [{ path: '/collab/', upgrade: (request, socket, head) => server.upgrade(request, socket, head) }],
    channels: {
      document: async (payload) => {
        const { name, processId } = Notice.parse(JSON.parse(payload));
        if (processId !== timeline.processId) {
          await server.notified(name);
        }
      },
    },
    close: () => server.close(),
  };
};
