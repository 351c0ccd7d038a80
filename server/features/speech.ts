import { speechStatusRouter } from '#server/http/speech/statusRouter.ts';
import { transcriptsRouter } from '#server/http/speech/transcriptsRouter.ts';
import { speechUploadsRouter } from '#server/http/speech/uploadsRouter.ts';
import { speechStatus } from '#server/persistence/speechStore.ts';
import type { OpenFeature } from './feature.ts';

/** Speech: recordings and transcripts from elsewhere, and whether words are being written. */
export const speech: OpenFeature = (parts) => ({
  mounts: [
    { path: '/api', router: speechStatusRouter(parts) },
    { path: '/api', router: speechUploadsRouter(parts) },
    { path: '/api', router: transcriptsRouter(parts) },
  ],
  probe: {
    name: 'speech',
    state: async () => {
      const { status } = await speechStatus(parts.db, Date.now());
      return status.state === 'unavailable' ? status.fault : status.state;
    },
  },
});
