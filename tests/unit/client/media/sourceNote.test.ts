import { describe, expect, it } from 'vitest';
import { cameraNote, heldBy, microphoneNote, type SourceContext } from '#client/features/media/dock/sourceNote.ts';
import { initialMediaState, type OwnSource } from '#client/media/mediaState.ts';

const well: SourceContext = {
  status: 'connected',
  rights: { microphone: true, private: false, recording: false },
  link: initialMediaState.link,
};
const on: OwnSource = { wanted: true, track: null, producerId: 'x', problem: null };
const weak = (mode: SourceContext['link']['mode']): SourceContext => ({ ...well, link: { ...well.link, mode } });

describe('what the dock says of the own devices', () => {
  it('[MEDIA-8] nobody is told to be heard or seen during a private item, or without a connection', () => {
    const secret: SourceContext = { ...well, rights: { ...well.rights, private: true } };
    expect(microphoneNote(on, secret)).toEqual({ key: 'held.private', wrong: true });
    expect(cameraNote(on, secret)).toEqual({ key: 'held.private', wrong: true });
    expect(heldBy('screen', secret)).toBe('held.private');
    expect(microphoneNote(on, { ...well, status: 'ended' })).toEqual({ key: 'held.line', wrong: true });
  });

  it('[MEDIA-13] each step of a weak link is said where it is felt', () => {
    const steps = (['full', 'no_own_picture', 'sound_only', 'text_only'] as const).map(weak);
    expect(steps.map((step) => microphoneNote(on, step).key)).toEqual([
      'mic.heard',
      'mic.heard',
      'mic.heard',
      'held.weak',
    ]);
    expect(steps.map((step) => cameraNote(on, step).wrong)).toEqual([false, true, true, true]);
    expect(steps.map((step) => heldBy('screen', step))).toEqual([null, null, 'held.weak', 'held.weak']);
  });

  it('[MEDIA-2] a microphone without the right to speak is silent, and a device that can’t be opened says so first', () => {
    const mute: SourceContext = { ...well, rights: { ...well.rights, microphone: false } };
    expect(microphoneNote(on, mute)).toEqual({ key: 'mic.silenced', wrong: true });
    const off: OwnSource = { ...on, wanted: false, producerId: null };
    expect(microphoneNote(off, mute)).toEqual({ key: 'mic.opensWhenCalled', wrong: false });
    expect(cameraNote({ ...off, problem: 'NotAllowedError' }, well)).toEqual({
      key: 'problem.notAllowed',
      wrong: true,
    });
    expect(cameraNote({ ...off, problem: 'NotFoundError' }, well)).toEqual({ key: 'problem.notFound', wrong: true });
  });
});
