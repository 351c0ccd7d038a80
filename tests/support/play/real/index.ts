import { sampleMeeting } from '#prisma/seed/sample.ts';
import { enterActors } from '../actors.ts';
import { fromFiles } from './elsewhere.ts';
import { holdMeeting } from './meeting.ts';
import { writeUp } from './minutes.ts';
import { Stage } from './stage.ts';
import { followTasks } from './tasks.ts';
import { scriptOf } from './voices.ts';

export type RealPlay = {
  /** How much faster than the sample's clock, except while a browser speaks. */
  readonly speed: number;
  /** Folder with a `manifest.tsv` of Vietnamese clips; the engine's own English sample when absent. */
  readonly speech: string | undefined;
  /** Where pictures of each stage and the documents are put. */
  readonly folder: string;
};

/**
 * The sample meeting from the first word to a reminder, with nothing simulated but the people: own server, media, recorder and
 * worker on a database that is thrown away; three Chromium browsers speak, two write the minutes, one gets a task.
 * @throws with what was waited for when a stage doesn't come about
 */
export async function playForReal({ speed, speech, folder }: RealPlay): Promise<void> {
  const script = await scriptOf(speech);
  const stage = await Stage.open(folder);
  const { url, meetingId } = stage.product;
  const people = sampleMeeting().participants.filter(({ checked_in_at: at }) => at !== null);
  const actors = await enterActors(
    url,
    meetingId,
    people.map(({ id }) => id),
    (who, command, why) => console.log(`  (bỏ qua ${who} ${command}: ${why})`),
  );
  const secretary = actors.client('P12')!;
  try {
    const desk = await stage.device('P12', `/hop/${meetingId}`, 'desk');
    const scenes: readonly [string, () => Promise<unknown>][] = [
      ['Phiên họp, ba trình duyệt nói', () => holdMeeting(stage, actors, { speed, script, desk })],
      ['Biên bản: hai người soạn, duyệt, xác nhận, cấp số, in', () => writeUp(stage, desk, secretary)],
      ['Nhiệm vụ đến máy người nhận, lời nhắc', () => followTasks(stage, desk, secretary)],
      ['Từ tệp: cuộc họp khác, bản ghi âm', () => fromFiles(stage, script.recording)],
    ];
    for (const [name, scene] of scenes) {
      const began = Date.now();
      console.log(name);
      await scene();
      console.log(`✓ ${name} (${Math.round((Date.now() - began) / 1000)} giây)`);
    }
    console.log(`Hình và văn bản: ${folder}`);
  } catch (error) {
    await stage.failed();
    throw error;
  } finally {
    actors.close();
    await stage.close();
  }
}
