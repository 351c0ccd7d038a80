import { mediaPolicyOf } from '#domain/mediaPolicy.ts';
import type { MediaPolicy } from '#protocol/mediaPolicy.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Timeline } from '#server/persistence/timeline.ts';

export type MediaPolicyLinkParts = {
  readonly timeline: Timeline;
  readonly signalPort: number;
  readonly serviceToken: string;
  readonly log: Logger;
};

const TIMEOUT_MS = 2000;
const RETRY_MS = 500;
const MOST_RETRIES = 6;

/** What a policy says, without the number it was read at. */
function meaning({ sequence: _sequence, ...said }: MediaPolicy): string {
  return JSON.stringify(said);
}

/**
 * Tells the media process what a meeting allows whenever an event has changed it (MEDIA-6). A media process that is down
 * needs no telling: it asks for the policy when it makes the room.
 */
export function followForMedia(parts: MediaPolicyLinkParts): () => void {
  const said = new Map<string, string>();
  const newest = new Map<string, number>();
  const stop = parts.timeline.follow((meetingId, _events, state) => {
    const policy = mediaPolicyOf(state);
    const now = meaning(policy);
    if (said.get(meetingId) === now) {
      return;
    }
    said.set(meetingId, now);
    newest.set(meetingId, policy.sequence);
    if (policy.ended) {
      said.delete(meetingId);
    }
    tell(parts, policy, () => newest.get(meetingId) === policy.sequence, 0);
  });
  return stop;
}

function tell(parts: MediaPolicyLinkParts, policy: MediaPolicy, isNewest: () => boolean, attempt: number): void {
  fetch(`http://127.0.0.1:${parts.signalPort}/policy`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${parts.serviceToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(policy),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
    .then((response) => {
      if (!response.ok) {
        throw new Error(`media answered ${response.status}`);
      }
    })
    .catch((error: unknown) => {
      if (attempt < MOST_RETRIES && isNewest()) {
        setTimeout(() => tell(parts, policy, isNewest, attempt + 1), RETRY_MS).unref();
        return;
      }
      parts.log.debug({ err: error, meetingId: policy.meetingId }, 'media was not told of a policy');
    });
}
