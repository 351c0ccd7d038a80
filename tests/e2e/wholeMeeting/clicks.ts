import type { Page } from 'playwright-core';
import { nameInSentence } from '#client/i18n/names.ts';
import type { MeetingState, SharedState } from '#domain/state.ts';
import type { CommandInput, CommandName } from '#protocol/registry.ts';

/** By what one sees that a tap has worked: in what everybody sees, or in what this participant alone sees. */
export type Effect =
  | { readonly everyone: (shared: SharedState) => boolean }
  | { readonly alone: (state: MeetingState) => boolean };

/** How a person does on the screen what a robot does over the wire. */
type Tap<N extends CommandName> = (page: Page, payload: CommandInput<N>, state: MeetingState) => Promise<Effect>;

export type Taps = { readonly [N in CommandName]?: Tap<N> };

const CHOICES: Readonly<Record<string, string>> = {
  tan_thanh: 'Tán thành',
  khong_tan_thanh: 'Không tán thành',
  khong_bieu_quyet: 'Không biểu quyết',
};

/** The words of a choice on the screen. */
const choiceWords = (choices: readonly string[] = []): string => CHOICES[choices[0] ?? ''] ?? '';

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

async function menu(page: Page, entry: string): Promise<void> {
  await press(page, 'Thao tác khác');
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

const confirm = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

const personOf = ({ shared }: MeetingState, participantId: string) => {
  const person = shared.people.byId[participantId];
  if (person === undefined) {
    throw new Error(`nobody is ${participantId}`);
  }
  return person;
};

const given = (participantId: string): Effect => ({
  everyone: ({ floor }) => floor.current?.participantId === participantId,
});

const cast = (pollId: string, participantId: string, choices: readonly string[]): Effect => ({
  alone: ({ own }) => own[participantId]?.ballots[pollId]?.choices?.join() === choices.join(),
});

async function choose(page: Page, choices: readonly string[] = []): Promise<void> {
  await page.getByRole('radio', { name: choiceWords(choices), exact: true }).click();
}

async function castOpenly(page: Page, choices: readonly string[] = []): Promise<void> {
  await choose(page, choices);
  await page.getByText('Đã ghi nhận, được đổi đến khi hết giờ').waitFor();
}

/** A secret ballot on a member's tablet, which shows it by itself. */
export async function castSecretly(page: Page, choices: readonly string[]): Promise<void> {
  await choose(page, choices);
  await press(page, `Bỏ phiếu: ${choiceWords(choices)}`);
  await page.getByText('Đã nhận phiếu của đồng chí').waitFor();
}

type Cast = typeof castSecretly;

/** The same at the chair's desk, where the ballot lies over what the meeting is run with. */
const overDesk =
  (cast: Cast): Cast =>
  async (page, choices) => {
    await press(page, 'Biểu quyết phần mình');
    await cast(page, choices);
    await press(page, 'Đóng');
  };

export const castSecretlyAtDesk: Cast = overDesk(castSecretly);
const castOpenlyAtDesk: Cast = overDesk(castOpenly);

/** The chair's desk: the agenda, the floor, the votes, the conclusions. */
export const chairTaps: Taps = {
  'meeting.open': async (page) => {
    await press(page, 'Khai mạc');
    return { everyone: ({ meeting }) => meeting.status === 'in_session' };
  },
  'agenda.callItem': async (page, { itemId }) => {
    await press(page, 'Vào nội dung');
    return { everyone: ({ agenda }) => agenda.currentItemId === itemId };
  },
  'agenda.concludeItem': async (page, { itemId }) => {
    await menu(page, 'Kết thúc nội dung đang họp');
    return { everyone: ({ agenda }) => agenda.byId[itemId]?.status === 'concluded' };
  },
  'floor.call': async (page, { requestId }, state) => {
    const participantId = state.shared.floor.requests[requestId]?.participantId ?? '';
    await press(page, `Mời ${nameInSentence(personOf(state, participantId))} phát biểu`);
    return given(participantId);
  },
  'floor.callDirectly': async (page, { participantId }, state) => {
    const floor = page.getByRole('region', { name: 'Phát biểu', exact: true });
    const row = floor.getByRole('listitem').filter({ hasText: personOf(state, participantId).name });
    await row.getByRole('button', { name: /Mời$/ }).click();
    return given(participantId);
  },
  'poll.open': async (page, { pollId }) => {
    await press(page, 'Mở biểu quyết');
    return { everyone: ({ polls }) => polls.byId[pollId]?.status === 'open' };
  },
  'poll.cast': async (page, { pollId, choices }) => {
    await castOpenlyAtDesk(page, choices);
    return cast(pollId, 'P01', choices);
  },
  'poll.close': async (page, { pollId }) => {
    await press(page, 'Đóng biểu quyết');
    return { everyone: ({ polls }) => polls.byId[pollId]?.status === 'published' };
  },
  'conclusion.confirm': async (page, { conclusionId }, state) => {
    const waiting = page.getByRole('region', { name: 'Kết luận chờ xác nhận' });
    await waiting.getByText(state.stewards.conclusions[conclusionId]?.text ?? '', { exact: true }).waitFor();
    await waiting.getByRole('button', { name: 'Xác nhận kết luận' }).click();
    return { everyone: ({ conclusions }) => conclusions.byId[conclusionId] !== undefined };
  },
  'meeting.close': async (page) => {
    await press(page, 'Bế mạc');
    await confirm(page, 'Bế mạc');
    return { everyone: ({ meeting }) => meeting.status === 'closed' };
  },
};

/** The secretary's control screen: the list of who is there, the announcement and the recording. */
export const secretaryTaps: Taps = {
  'meeting.openCheckIn': async (page) => {
    await press(page, 'Mở điểm danh');
    return { everyone: ({ meeting }) => meeting.status === 'checkin_open' };
  },
  'attendance.markAbsent': async (page, { participantId, reason }, state) => {
    await menu(page, 'Xem điểm danh');
    // The desk itself lists who is missing, too.
    const sheet = page.getByRole('dialog', { name: 'Điểm danh' });
    const row = sheet.getByRole('listitem').filter({ hasText: personOf(state, participantId).name });
    await row.getByRole('button', { name: 'Vắng', exact: true }).click();
    const why = page.getByRole('dialog', { name: /^Ghi vắng mặt/ });
    await why.getByLabel('Lý do vắng').fill(reason);
    await why.getByRole('button', { name: 'Vắng có lý do' }).click();
    await row.getByText('Vắng có lý do').waitFor();
    await sheet.getByRole('button', { name: 'Đóng', exact: true }).click();
    return { everyone: ({ attendance }) => attendance.byId[participantId]?.state === 'absent' };
  },
  'recording.announce': async (page) => {
    await press(page, 'Thông báo và ghi âm');
    await confirm(page, 'Đã thông báo, bắt đầu ghi');
    return { everyone: ({ recording }) => recording.status === 'recording' };
  },
  // The screen starts the recording with the announcement, in one tap.
  'recording.start': async () => ({ everyone: ({ recording }) => recording.status === 'recording' }),
};

/** A result covers the paper until its reader goes back to it. */
async function backToPaper(page: Page): Promise<void> {
  const back = page.getByRole('button', { name: 'Về tài liệu đang trình bày' });
  if (await back.isVisible()) {
    await back.click();
  }
}

/** A member's tablet. */
export const memberTaps = (me: string): Taps => ({
  'attendance.checkIn': async (page) => {
    await press(page, /Ghi nhận có mặt/);
    return { everyone: ({ attendance }) => attendance.byId[me]?.state === 'present' };
  },
  'floor.request': async (page) => {
    await backToPaper(page);
    await press(page, /^Đăng ký phát biểu/);
    return {
      everyone: ({ floor }) => floor.waiting.some((id) => floor.requests[id]?.participantId === me),
    };
  },
  'floor.stop': async (page, { speechId }) => {
    await backToPaper(page);
    await press(page, /^Thôi phát biểu/);
    return { everyone: ({ floor }) => floor.current?.speechId !== speechId };
  },
  'poll.cast': async (page, { pollId, choices }) => {
    await castOpenly(page, choices);
    return cast(pollId, me, choices);
  },
  'poll.reserveOpinion': async (page, { pollId, text }) => {
    await press(page, 'Gửi ý kiến bảo lưu');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(text);
    await dialog.getByRole('button', { name: 'Gửi ý kiến bảo lưu' }).click();
    await dialog.waitFor({ state: 'detached' });
    return {
      everyone: ({ polls }) => polls.byId[pollId]?.reservedOpinions.some((each) => each.participantId === me) === true,
    };
  },
});
