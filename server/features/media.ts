import { mediaPolicyRouter } from '#server/http/media/policyRouter.ts';
import { recordingsRouter } from '#server/http/media/recordingsRouter.ts';
import { mediaTokenRouter } from '#server/http/media/tokenRouter.ts';
import { followForMedia } from '#server/realtime/mediaPolicyLink.ts';
import { forwardToMedia, MEDIA_PATH } from '#server/realtime/mediaProxy.ts';
import type { OpenFeature } from './feature.ts';

const PROBE_MS = 1000;

/** What the media process says of itself; `unreachable` when it says nothing. */
async function mediaState(signalPort: number): Promise<string> {
  try {
    const response = await fetch(`http://127.0.0.1:${signalPort}/health`, { signal: AbortSignal.timeout(PROBE_MS) });
    const { state } = (await response.json()) as { state?: unknown };
    return typeof state === 'string' ? state : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** Sound and picture: tokens for the media process, signalling forwarded to it, what a meeting allows, and playback. */
export const media: OpenFeature = (parts) => {
  const { signalPort } = parts.config.media;
  const log = parts.log.child({ part: 'media' });
  const stop = followForMedia({
    timeline: parts.timeline,
    signalPort,
    serviceToken: parts.config.secrets.serviceToken,
    log,
  });
  return {
    mounts: [
      { path: '/api', router: mediaTokenRouter(parts) },
      { path: '/api', router: recordingsRouter(parts) },
    ],
    internalMounts: [{ path: '/internal', router: mediaPolicyRouter(parts) }],
    upgrades: [
      {
        path: MEDIA_PATH,
        upgrade: (request, socket, head) => forwardToMedia({ signalPort, log }, request, socket, head),
      },
    ],
    probe: { name: 'media', state: () => mediaState(signalPort) },
    close: stop,
  };
};
