import type { MediaGrant, PeerRights } from '#protocol/media.ts';
import type { MediaPolicy } from '#protocol/mediaPolicy.ts';

/** What is allowed before the server has been heard: nobody's own microphone, and no recording. */
export function cautiousPolicy(meetingId: string): MediaPolicy {
  return {
    meetingId,
    sequence: 0,
    ended: false,
    recording: false,
    private: false,
    microphones: [],
    leading: [],
    out: [],
    technicians: [],
  };
}

/** Whether a device has no business here any more (LOBBY-3, RIGHTS-8). */
export function isOut(policy: MediaPolicy, grant: MediaGrant): boolean {
  const technician = policy.technicians.includes(grant.participantId) && grant.place !== 'roomMicrophone';
  return technician || (grant.place === 'remote' && policy.out.includes(grant.participantId));
}

/** What the policy allows one device. */
export function rightsOf(policy: MediaPolicy, grant: MediaGrant): PeerRights {
  return {
    microphone: policy.microphones.includes(grant.participantId),
    private: policy.private,
    recording: policy.recording,
  };
}

export function sameRights(a: PeerRights, b: PeerRights): boolean {
  return a.microphone === b.microphone && a.private === b.private && a.recording === b.recording;
}
