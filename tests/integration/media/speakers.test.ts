import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MediaDesk, spanOf } from './support/desk.ts';

let desk: MediaDesk;

beforeEach(async () => {
  desk = await MediaDesk.open();
});

afterEach(async () => {
  await desk.close();
});

describe('who spoke', () => {
  const spans = async () => (await desk.state()).shared.speakers.spans;
  const contradictions = async () => Object.values((await desk.state()).stewards.contradictions);

  it('[SPEAKER-1] floor and own track agree', async () => {
    await desk.session.chair.send('floor.callDirectly', { participantId: 'P04' });
    await desk.serve('media', 'speaker.reportSpan', spanOf('P04', 0.001));
    expect(await spans()).toMatchObject([{ participantId: 'P04', basis: 'floor_and_track' }]);
    expect(await contradictions()).toEqual([]);
  });

  it('[SPEAKER-2] the room’s microphone is the floor holder’s, or the chair’s', async () => {
    await desk.serve('media', 'speaker.reportSpan', { ...spanOf('P12', 0.001), roomMicrophone: true });
    await desk.session.chair.send('floor.callDirectly', { participantId: 'P04' });
    await desk.serve('media', 'speaker.reportSpan', { ...spanOf('P12', 0.001), roomMicrophone: true });
    await desk.session.chair.send('floor.callDirectly', { participantId: 'P03' });
    await desk.serve('media', 'speaker.reportSpan', { ...spanOf('P12', 0.001), roomMicrophone: true });
    expect((await spans()).map(({ participantId, basis }) => `${participantId} ${basis}`)).toEqual([
      'P01 track',
      'P04 floor',
      'P03 floor',
    ]);
    expect(await contradictions()).toMatchObject([{ floorParticipantId: 'P03', trackParticipantId: 'P01' }]);
  });

  it('[SPEAKER-3] [SPEAKER-5] another’s louder track is shown to the stewards, who settle it', async () => {
    await desk.session.chair.send('floor.callDirectly', { participantId: 'P04' });
    await desk.serve('media', 'speaker.reportSpan', spanOf('P05', 0.001));
    const [span] = await spans();
    expect(span).toMatchObject({ participantId: 'P04', basis: 'floor' });
    expect(await contradictions()).toMatchObject([{ floorParticipantId: 'P04', trackParticipantId: 'P05' }]);
    expect(desk.session.people.P06!.state.stewards.contradictions).toEqual({});
    await expect(
      desk.session.people.P05!.send('speaker.correctSpan', { spanId: span!.spanId, participantId: 'P05' }),
    ).rejects.toThrow('RIGHTS-1');
    await desk.session.secretary.send('speaker.correctSpan', { spanId: span!.spanId, participantId: 'P05' });
    expect(await spans()).toMatchObject([{ participantId: 'P05', basis: 'corrected' }]);
    await expect(
      desk.session.secretary.send('speaker.correctSpan', { spanId: 'none', participantId: 'P05' }),
    ).rejects.toThrow('SPEAKER-5');
  });

  it('[SPEAKER-4] the chair may be heard in between', async () => {
    await desk.session.chair.send('floor.callDirectly', { participantId: 'P04' });
    await desk.serve('media', 'speaker.reportSpan', spanOf('P01', 0.001));
    expect(await spans()).toMatchObject([{ participantId: 'P01', basis: 'track' }]);
    expect(await contradictions()).toEqual([]);
  });
});
