import { requireDetails } from '#domain/meeting.ts';
import { isEditable, type MinutesSlice } from '#domain/minutes.ts';
import type { MeetingState } from '#domain/state.ts';
import type { MinutesBlock } from '#protocol/minutes.ts';
import {
  conclusionNotice,
  invitationDocument,
  minutesDocument,
  noticeDocument,
  type OfficialDocument,
} from '#recorder/documents/index.ts';
import type { BlockKind } from '#recorder/minutes/draftTypes.ts';
import { type DrafterParts, draftOf } from './drafter.ts';

export type DocumentKind = 'minutes' | 'notice' | 'invitation';

const names: Record<DocumentKind, string> = {
  minutes: 'Biên bản',
  notice: 'Thông báo kết luận',
  invitation: 'Giấy mời',
};

/** When each of the two confirmed the text. */
const confirmedAt = ({ signatures }: MinutesSlice) => ({
  secretary: signatures.find(({ as }) => as === 'secretary')?.at,
  chair: signatures.find(({ as }) => as === 'chair')?.at,
});

async function build(
  parts: DrafterParts,
  state: MeetingState,
  kind: DocumentKind,
  blocks: readonly MinutesBlock[],
): Promise<OfficialDocument> {
  const { record, draft } = await draftOf(parts, state);
  const { minutes, people } = state.shared;
  const text = blocks.map(({ kind: blockKind, text: words }) => ({ kind: blockKind as BlockKind, text: words }));
  if (kind === 'invitation') {
    // An invitation tells the planned beginning, also when it is printed once more after the meeting.
    const startedAt = record.meeting.invitation
      ? record.meeting.startedAt
      : requireDetails(state.shared.meeting).scheduledStartAt;
    const { number = null, date = null } = record.meeting.invitation ?? {};
    return invitationDocument({ ...record, meeting: { ...record.meeting, startedAt } }, { number, date, notes: [] });
  }
  if (kind === 'notice') {
    const notice = conclusionNotice(record, draft, { number: null, date: null, text });
    return noticeDocument(record, notice, isEditable(minutes));
  }
  return minutesDocument({
    fields: draft.minutes.fields,
    blocks: text,
    aiDraft: isEditable(minutes),
    confirmedAt: confirmedAt(minutes),
    addenda: minutes.addenda.map((each) => ({ ...each, by: people.byId[each.by]?.name ?? '' })),
    createdAt: state.shared.meeting.closedAt ?? new Date().toISOString(),
  });
}

/** An official document of a meeting in the form of NĐ 30/2020, and the name of its file. */
export async function officialDocument(
  parts: DrafterParts,
  state: MeetingState,
  kind: DocumentKind,
  blocks: readonly MinutesBlock[],
): Promise<{ document: OfficialDocument; fileName: string }> {
  const document = await build(parts, state, kind, blocks);
  const { title } = requireDetails(state.shared.meeting);
  return { document, fileName: `${names[kind]} - ${title}`.replaceAll(/[\\/:*?"<>|]/g, '-').slice(0, 150) };
}
