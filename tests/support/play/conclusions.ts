import type { SampleMeeting, SampleUtterance } from '#prisma/seed/sample.ts';
import type { Cue } from './scenes.ts';

const CHAIR = 'P01';
const SECRETARY = 'P12';

type Conclusion = {
  readonly id: string;
  readonly itemId: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly pollId: string | null;
};

/** What the chair concluded: the sample's decisions, and each order with the words it was given in. */
function conclusionsOf(sample: SampleMeeting): Conclusion[] {
  const said = new Map(sample.transcript.map((utterance) => [utterance.id, utterance]));
  const decisions = sample.expected.decisions.map((decision) => ({
    id: decision.id,
    itemId: decision.agenda_item,
    text: decision.text,
    sources: decision.source_utterances,
    pollId: decision.vote ?? null,
  }));
  const orders = new Map<string, Conclusion>();
  for (const { agenda_item: itemId, source_utterances: sources } of sample.expected.tasks) {
    const [first = ''] = sources;
    const text = sources.map((id) => said.get(id)?.text ?? '').join(' ');
    if (said.get(first)?.speaker === CHAIR) {
      orders.set(first, { id: `KL-${first}`, itemId, text, sources, pollId: null });
    }
  }
  return [...decisions, ...orders.values()];
}

const lastOf = (sample: SampleMeeting, sources: readonly string[]): SampleUtterance | undefined =>
  sample.transcript.findLast(({ id }) => sources.includes(id));

/** The secretary words each conclusion while it is being spoken, the chair confirms it with one tap. */
export function conclusions(sample: SampleMeeting, segmentIdOf: (utteranceId: string) => string): Cue[] {
  return conclusionsOf(sample).flatMap((conclusion) => {
    const { id, itemId, text, sources, pollId } = conclusion;
    const last = lastOf(sample, sources);
    const draft = (words: string) => ({
      conclusionId: id,
      itemId,
      text: words,
      evidence: { segmentIds: sources.map(segmentIdOf), pollId },
    });
    let revision: number | undefined;
    return [
      {
        at: last?.start ?? 0,
        says: '',
        act: (actors) => actors.act(SECRETARY, 'conclusion.draft', draft(text.slice(0, text.length / 2))),
      },
      {
        at: last?.end ?? 0,
        says: `thư ký ghi kết luận ${id}`,
        act: async (actors) => {
          revision = (await actors.act(SECRETARY, 'conclusion.draft', draft(text)))?.revision;
        },
      },
      {
        at: (last?.end ?? 0) + 0.5,
        says: '',
        act: async (actors) =>
          revision === undefined ? undefined : actors.act(CHAIR, 'conclusion.confirm', { conclusionId: id, revision }),
      },
    ] satisfies Cue[];
  });
}
