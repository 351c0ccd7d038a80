import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announce, MediaDesk, spanOf } from './support/desk.ts';

let desk: MediaDesk;

beforeEach(async () => {
  desk = await MediaDesk.open();
});

afterEach(async () => {
  await desk.close();
});

describe('a classified item', () => {
  it('[PRIVACY-1] ends recording and every track as one event, with times and no content', async () => {
    await desk.startRecording();
    await desk.session.secretary.send('privacy.enter', {});
    expect(await desk.policy()).toMatchObject({ recording: false, private: true });
    const { recording } = (await desk.state()).shared;
    expect(recording.status).toBe('paused');
    expect(recording.privateStretches).toHaveLength(1);
    expect(await desk.serve('media', 'speaker.reportSpan', spanOf('P01', 3))).toMatchObject({ ok: true });
    expect((await desk.state()).shared.speakers.spans).toEqual([]);
  });

  it('[PRIVACY-2] isn’t entered twice, and nothing is recorded within it', async () => {
    await desk.session.chair.send('recording.announce', announce);
    await desk.session.chair.send('privacy.enter', {});
    await expect(desk.session.secretary.send('privacy.enter', {})).rejects.toThrow('PRIVACY-2');
    await expect(desk.session.secretary.send('recording.start', {})).rejects.toThrow('PRIVACY-2');
    await desk.session.chair.send('privacy.leave', {});
    await expect(desk.session.secretary.send('privacy.leave', {})).rejects.toThrow('PRIVACY-2');
  });

  it('[PRIVACY-3] is followed by the recording it interrupted, and by none that was off', async () => {
    await desk.session.chair.send('privacy.enter', {});
    await desk.session.chair.send('privacy.leave', {});
    expect((await desk.policy()).recording).toBe(false);
    await desk.startRecording();
    await desk.session.chair.send('privacy.enter', {});
    await desk.session.chair.send('privacy.leave', {});
    expect((await desk.policy()).recording).toBe(true);
  });
});
