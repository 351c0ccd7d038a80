import { readablePapers } from '#domain/papers.ts';
import type { SampleChoice, SampleMeeting, SampleUtterance, SampleVote } from '#prisma/seed/sample.ts';
import { questionOf } from '../session.ts';
import type { Actors } from './actors.ts';
import { conclusions } from './conclusions.ts';
import type { SpokenWords } from './words.ts';

/** Something that happens at a second of the meeting's clock; before the opening the seconds are negative. */
export type Cue = {
  readonly at: number;
  readonly says: string;
  readonly act: (actors: Actors) => Promise<unknown>;
};

const CHAIR = 'P01';
const SECRETARY = 'P12';

const cue = (at: number, says: string, act: Cue['act']): Cue => ({ at, says, act });

/** Check-ins as the sample has them, on site or remote; who is absent is excused by the secretary. */
export function arrivals(sample: SampleMeeting): Cue[] {
  const opening = Date.parse(sample.meeting.scheduled_start);
  const first = Math.min(...sample.participants.map(({ checked_in_at: at }) => (at ? Date.parse(at) : opening)));
  const openList = cue((first - opening) / 1000 - 30, 'mở điểm danh', (actors) =>
    actors.act(SECRETARY, 'meeting.openCheckIn', {}),
  );
  const people = sample.participants.map((person) => {
    if (person.checked_in_at === null) {
      const reason = person.absence?.reason ?? '';
      return cue(-60, `${person.name} vắng có lý do`, (actors) =>
        actors.act(SECRETARY, 'attendance.markAbsent', { participantId: person.id, excused: reason !== '', reason }),
      );
    }
    const mode = person.mode === 'remote' ? ('remote' as const) : ('on_site' as const);
    return cue((Date.parse(person.checked_in_at) - opening) / 1000, `${person.name} điểm danh`, (actors) =>
      actors.act(person.id, 'attendance.checkIn', { participantId: person.id, mode, method: 'self' }),
    );
  });
  return [openList, ...people];
}

/** The opening, the announcement of the recording, and its start. */
export function opening(sample: SampleMeeting): Cue[] {
  const [announcement] = sample.transcript;
  return [
    cue(0, 'chủ trì khai mạc', (actors) => actors.act(CHAIR, 'meeting.open', {})),
    cue(announcement?.start ?? 1, 'thư ký thông báo ghi âm', (actors) =>
      actors.act(SECRETARY, 'recording.announce', { form: 'spoken_and_shown', text: announcement?.text ?? '' }),
    ),
    cue((announcement?.end ?? 1) + 1, 'bắt đầu ghi âm', (actors) => actors.act(SECRETARY, 'recording.start', {})),
  ];
}

/** Items are called when their first word falls and concluded with their last. */
export function items(sample: SampleMeeting): Cue[] {
  return sample.agenda.flatMap((item) => {
    const said = sample.transcript.filter(({ agenda_item: itemId }) => itemId === item.id);
    const from = Math.max(1, (said[0]?.start ?? 1) - 2);
    return [
      cue(from, `nội dung ${item.id}: ${item.title}`, (actors) =>
        actors.act(CHAIR, 'agenda.callItem', { itemId: item.id, despiteUnheard: true }),
      ),
      cue(said.at(-1)?.end ?? from, `kết thúc nội dung ${item.id}`, (actors) =>
        actors.act(CHAIR, 'agenda.concludeItem', { itemId: item.id }),
      ),
    ];
  });
}

/** Requests for the floor, each when its speaker asked in the sample. */
export function requests(sample: SampleMeeting): Cue[] {
  const startOf = new Map(sample.transcript.map(({ id, start }) => [id, start]));
  return sample.speaking_requests.map((request) =>
    cue((startOf.get(request.requested_at_utt) ?? 0) + 4, `${request.participant} đăng ký phát biểu`, (actors) =>
      actors.act(request.participant, 'floor.request', { itemId: request.agenda_item, kind: 'speech' }),
    ),
  );
}

/** Gives the floor: by the waiting request if there is one, directly otherwise. */
async function giveFloor(actors: Actors, sample: SampleMeeting, said: SampleUtterance): Promise<void> {
  const { floor } = actors.observer.state.shared;
  if (floor.current?.participantId === said.speaker) {
    return;
  }
  const waiting = floor.waiting
    .map((id) => floor.requests[id])
    .find((request) => request?.participantId === said.speaker && request.itemId === said.agenda_item);
  if (waiting !== undefined) {
    await actors.act(CHAIR, 'floor.call', { requestId: waiting.requestId });
    return;
  }
  const item = sample.agenda.find(({ id }) => id === said.agenda_item);
  const kind = item?.presenter === said.speaker ? ('presentation' as const) : ('answer' as const);
  await actors.act(CHAIR, 'floor.callDirectly', { participantId: said.speaker, kind });
}

async function endFloor(actors: Actors, speaker: string): Promise<void> {
  const { current } = actors.observer.state.shared.floor;
  if (current?.participantId === speaker) {
    await actors.act(speaker, 'floor.stop', { speechId: current.speechId });
  }
}

/** Speeches of everybody but chair and secretary: the floor is given at the first word and given back after the last. */
export function speeches(sample: SampleMeeting): Cue[] {
  const silent = new Set([CHAIR, SECRETARY]);
  return sample.transcript.flatMap((said, index) => {
    if (silent.has(said.speaker)) {
      return [];
    }
    const start = cue(said.start - 1, `${said.speaker} phát biểu`, (actors) => giveFloor(actors, sample, said));
    const goesOn = sample.transcript[index + 1]?.speaker === said.speaker;
    return goesOn ? [start] : [start, cue(said.end, '', (actors) => endFloor(actors, said.speaker))];
  });
}

/** The presenter of an item leafs through its first paper while presenting. */
export function pages(sample: SampleMeeting): Cue[] {
  const turn = 20;
  return sample.agenda.flatMap((item) => {
    const said = sample.transcript.find(
      ({ agenda_item: itemId, speaker }) => itemId === item.id && speaker === item.presenter,
    );
    return [1, 2, 3, 4].map((page) =>
      cue((said?.start ?? 0) + (page - 1) * turn, '', async (actors) => {
        const paper = readablePapers(actors.observer.state, item.presenter).find(
          ({ details }) => details.itemId === item.id,
        );
        if (said !== undefined && paper !== undefined && page <= paper.version.pages) {
          const { paperId, version } = paper;
          await actors.act(item.presenter, 'presenting.showPage', { paperId, versionId: version.versionId, page });
        }
      }),
    );
  });
}

/** Who chooses what: by name for an open vote; for a secret one the sample knows only the sums, dealt out in order. */
export function choicesOf(vote: SampleVote): Map<string, SampleChoice> {
  if (vote.ballots !== null) {
    return new Map(vote.ballots.map(({ participant, choice }) => [participant, choice]));
  }
  const choices = (['tan_thanh', 'khong_tan_thanh', 'khong_bieu_quyet'] as const).flatMap((choice) =>
    Array.from({ length: vote.result[choice] }, () => choice),
  );
  return new Map(
    vote.eligible.flatMap((participant, index) => (choices[index] ? [[participant, choices[index]]] : [])),
  );
}

async function castOne(actors: Actors, vote: SampleVote, participant: string, choice: SampleChoice): Promise<void> {
  const open = actors.observer.state.shared.polls.byId[vote.id]?.status === 'open';
  if (!open || actors.client(participant) === undefined) {
    return;
  }
  if (vote.mode === 'cong_khai') {
    await actors.act(participant, 'poll.cast', { pollId: vote.id, choices: [choice] });
    return;
  }
  await actors.castSecret(participant, vote.id, [choice]);
}

/** One vote: asked before its opening, opened by the chair, ballots spread over most of its time, closed and published. */
function vote(sample: SampleMeeting, given: SampleVote): Cue[] {
  const said = new Map(sample.transcript.map((utterance) => [utterance.id, utterance]));
  const opensAt = said.get(given.opened_after)?.end ?? 0;
  const closesAt = (said.get(given.closed_before)?.start ?? opensAt + 60) - 2;
  const form = given.mode === 'cong_khai' ? ('open' as const) : ('secret' as const);
  const details = questionOf({ itemId: given.agenda_item, question: given.question, form });
  const voters = [...choicesOf(given)];
  const pace = ((closesAt - opensAt) * 0.8) / Math.max(1, voters.length);
  return [
    cue(opensAt - 5, `soạn biểu quyết ${given.id}`, (actors) =>
      actors.act(SECRETARY, 'poll.create', { pollId: given.id, details }),
    ),
    cue(opensAt, `biểu quyết ${given.id}: ${given.question}`, (actors) =>
      actors.act(CHAIR, 'poll.open', { pollId: given.id }),
    ),
    ...voters.map(([participant, choice], index) =>
      cue(opensAt + pace * (index + 1), '', (actors) => castOne(actors, given, participant, choice)),
    ),
    cue(closesAt, `kết thúc biểu quyết ${given.id}`, (actors) => actors.act(CHAIR, 'poll.close', { pollId: given.id })),
  ];
}

/** The votes of the sample, with the opinions that were reserved after them. */
export function votes(sample: SampleMeeting): Cue[] {
  const said = new Map(sample.transcript.map((utterance) => [utterance.id, utterance]));
  return sample.votes.flatMap((given) => [
    ...vote(sample, given),
    ...(given.reserved_opinions ?? []).map(({ participant, text }) =>
      cue((said.get(given.closed_before)?.start ?? 0) + 3, `${participant} bảo lưu ý kiến`, (actors) =>
        actors.act(participant, 'poll.reserveOpinion', { pollId: given.id, text }),
      ),
    ),
  ]);
}

/** The end of the meeting, after its last word. */
export function closing(sample: SampleMeeting): Cue[] {
  const last = sample.transcript.at(-1)?.end ?? 0;
  return [cue(last + 2, 'chủ trì bế mạc', (actors) => actors.act(CHAIR, 'meeting.close', {}))];
}

/** The whole sample meeting as cues in the order of its clock; the words that are spoken only where they can be handed in. */
export function wholeMeeting(sample: SampleMeeting, words?: SpokenWords): Cue[] {
  const scenes = [arrivals, opening, items, requests, speeches, pages, votes, closing];
  const cues = scenes.flatMap((scene) => scene(sample));
  const spoken = words?.cues(sample) ?? [];
  const concluded = conclusions(sample, words?.segmentId ?? ((id) => id));
  return [...cues, ...spoken, ...concluded].sort((a, b) => a.at - b.at);
}
