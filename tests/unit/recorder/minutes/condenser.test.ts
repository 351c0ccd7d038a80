import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { condenseWithModel } from '#recorder/minutes/condenser/condense.ts';
import { asking, type LanguageModel, languageModelOf } from '#recorder/minutes/condenser/model.ts';
import { draftMinutes } from '#recorder/minutes/draft.ts';
import { meetingRecord } from '#tests/support/meetings.ts';
import { deafReader } from '#tests/support/turnReader.ts';

interface Question {
  segments: { id: string; text: string }[];
}
type Answer = (question: Question) => { status?: number; content?: unknown };

let server: Server;
let model: LanguageModel;
let answer: Answer;
let keys: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      keys.push(request.headers.authorization);
      const { messages } = JSON.parse(body);
      const { status = 200, content } = answer(JSON.parse(messages[1].content));
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ choices: [{ message: { content: text } }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  model = { url: `http://127.0.0.1:${port}/v1`, name: 'test', key: 'k', timeoutMs: 2000 };
});

afterAll(() => server.close());
beforeEach(() => {
  keys = [];
});

const record = meetingRecord('lacGiang');
const draft = draftMinutes(record, deafReader);
const reportOf = (blocks: typeof draft.minutes.blocks) => blocks.find((block) => block.id === 'report:U009');

describe('condenseWithModel', () => {
  it('[MINUTES-30] keeps a sentence that cites its segments and brings nothing new', async () => {
    answer = ({ segments }) => ({
      content: {
        sentences:
          segments[0]?.id === 'U009'
            ? [{ text: 'GRDP tăng 8,12%, giải ngân đạt 68,4% kế hoạch', segments: ['U009'] }]
            : [],
      },
    });
    const result = await condenseWithModel(record, draft, asking(model));
    const block = reportOf(result.draft.minutes.blocks);
    expect(block?.text).toBe('Giám đốc Sở Tài chính Phùng Đức Lâm: GRDP tăng 8,12%, giải ngân đạt 68,4% kế hoạch.');
    expect(block?.evidence.filter((entry) => entry.kind === 'utterance').map((entry) => entry.ref)).toEqual(['U009']);
    expect(keys.every((key) => key === 'Bearer k')).toBe(true);
  });

  it.each([
    ['cites no segment', { text: 'GRDP tăng 8,12%', segments: [] }, 'no_segment'],
    ['cites a segment of another block', { text: 'GRDP tăng 8,12%', segments: ['U009', 'U052'] }, 'foreign_segment'],
    ['brings a figure its segments lack', { text: 'GRDP tăng 9,5%', segments: ['U009'] }, 'unsupported'],
    [
      'brings a name its segments lack',
      { text: 'Theo Bộ Ngoại giao thì GRDP tăng 8,12%', segments: ['U009'] },
      'unsupported',
    ],
  ])('[MINUTES-31] drops a sentence that %s', async (_, sentence, reason) => {
    answer = ({ segments }) => ({ content: { sentences: segments[0]?.id === 'U009' ? [sentence] : [] } });
    const result = await condenseWithModel(record, draft, asking(model));
    expect(result.refused).toEqual([{ blockId: 'report:U009', text: sentence.text, reason }]);
    expect(reportOf(result.draft.minutes.blocks)).toEqual(reportOf(draft.minutes.blocks));
  });

  it.each([
    ['an error', { status: 500, content: {} }],
    ['prose', { content: 'Xin lỗi, tôi không thể.' }],
    ['another shape', { content: { summary: 'x' } }],
  ])('[MINUTES-32] keeps the words condensed by rule when the model answers %s', async (_, given) => {
    answer = () => given;
    const result = await condenseWithModel(record, draft, asking(model));
    expect(result.draft.minutes.blocks).toEqual(draft.minutes.blocks);
  });

  it('[MINUTES-32] keeps them when nobody answers', async () => {
    const result = await condenseWithModel(
      record,
      draft,
      asking({ ...model, url: 'http://127.0.0.1:9/v1', timeoutMs: 500 }),
    );
    expect(result.draft.minutes.blocks).toEqual(draft.minutes.blocks);
  });

  it('[MINUTES-32] keeps them when time is up, and does not ask twice for the same words', async () => {
    answer = () => ({ content: { sentences: [] } });
    const ask = asking(model);
    expect((await condenseWithModel(record, draft, ask, 0)).draft.minutes.blocks).toEqual(draft.minutes.blocks);
    expect(keys).toHaveLength(0);
    await condenseWithModel(record, draft, ask);
    const questions = keys.length;
    await condenseWithModel(record, draft, ask);
    expect(keys).toHaveLength(questions);
  });

  it('[MINUTES-33] asks only about reports and opinions, never about votes and conclusions', async () => {
    const asked = new Set<string>();
    answer = ({ segments }) => {
      for (const segment of segments) {
        asked.add(segment.id);
      }
      return { content: { sentences: [] } };
    };
    await condenseWithModel(record, draft, asking(model));
    expect(asked.size).toBeGreaterThan(0);
    const chair = record.utterances
      .filter((utterance) => utterance.speakerId === 'P01')
      .map((utterance) => utterance.id);
    expect(chair.filter((id) => asked.has(id))).toEqual([]);
  });

  it('[MINUTES-34] is off until an address is set', () => {
    expect(languageModelOf(undefined)).toBeNull();
    expect(languageModelOf({ url: 'http://model/v1/', name: 'm' })).toEqual({
      url: 'http://model/v1',
      name: 'm',
      key: null,
      timeoutMs: 15_000,
    });
  });
});
