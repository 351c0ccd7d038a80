import { randomUUID } from 'node:crypto';
import { MediaPolicy } from '#protocol/mediaPolicy.ts';
import { type ServiceAccess, sendServiceCommand } from '#protocol/serviceClient.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { HeardSpan } from '../speakers/spanBuilder.ts';

const TIMEOUT_MS = 3000;

/**
 * What the server says a meeting's media may do now.
 *
 * @throws when the server can't be asked
 */
export async function fetchPolicy(access: ServiceAccess, meetingId: string): Promise<MediaPolicy> {
  const response = await fetch(`${access.baseUrl}/internal/media/policy/${encodeURIComponent(meetingId)}`, {
    headers: { authorization: `Bearer ${access.token}`, 'x-service': 'media' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) {
    throw new Error(`the server answered ${response.status} when asked for a policy`);
  }
  return MediaPolicy.parse(await response.json());
}

/** Tells the timeline that somebody was heard. A span lost because the server was away is lost: it only names, it isn't sound. */
export async function reportSpan(
  access: ServiceAccess,
  meetingId: string,
  span: HeardSpan,
  log: Logger,
): Promise<void> {
  try {
    await sendServiceCommand(access, 'media', {
      commandId: `media:span:${randomUUID()}`,
      meetingId,
      name: 'speaker.reportSpan',
      payload: {
        trackId: span.trackId,
        participantId: span.participantId,
        roomMicrophone: span.roomMicrophone,
        fromAt: new Date(span.from).toISOString(),
        untilAt: new Date(span.until).toISOString(),
      },
    });
  } catch (error) {
    log.warn({ err: error, meetingId }, 'a span of speech could not be reported');
  }
}
