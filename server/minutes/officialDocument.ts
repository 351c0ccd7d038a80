import { requireDetails } from '#domain/meeting.ts';
import { isEditable } from '#domain/minutes.ts';
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

const dayOf = (at: string): string => new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);

async function build(
  parts: DrafterParts,
  state: MeetingState,
  kind: DocumentKind,
  blocks: readonly MinutesBlock[],
): Promise<OfficialDocument> {
  const { record, draft } = await draftOf(parts, state);
  const { minutes } = state.shared;
  if (kind === 'invitation') {
    return invitationDocument(record, { number: null, date: dayOf(new Date().toISOString()), notes: [] });
  }
  if (kind === 'notice') {
    const notice = conclusionNotice(record, draft, { number: null, date: null });
    return noticeDocument(record, notice, isEditable(minutes));
  }
  return minutesDocument({
    fields: draft.minutes.fields,
    blocks: blocks.map(({ kind: blockKind, text }) => ({ kind: blockKind as BlockKind, text })),
    aiDraft: isEditable(minutes),
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
