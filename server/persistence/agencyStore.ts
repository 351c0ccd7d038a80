import type { Database } from './client.ts';

export type Agency = {
  readonly name: string;
  readonly shortName: string;
  readonly code: string;
  readonly place: string;
  readonly units: readonly { readonly name: string; readonly aliases: readonly string[] }[];
};

/** The agency that holds a meeting, with its units and what people call them. */
export async function agencyOfMeeting(db: Database, meetingId: string): Promise<Agency> {
  const { organisation } = await db.meeting.findUniqueOrThrow({
    where: { id: meetingId },
    select: { organisation: { include: { units: { select: { name: true, aliases: true } } } } },
  });
  return organisation;
}

/** Names of an agency's units, for choosing instead of typing. */
export async function unitNames(db: Database, organisationId: string): Promise<string[]> {
  const units = await db.unit.findMany({ where: { organisationId }, select: { name: true }, orderBy: { name: 'asc' } });
  return units.map(({ name }) => name);
}

/** Text of whole papers by version: their pages in order. */
export async function paperTexts(db: Database, versionIds: readonly string[]): Promise<Map<string, string>> {
  const pages = await db.paperPage.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: [{ versionId: 'asc' }, { page: 'asc' }],
  });
  const texts = new Map<string, string>();
  for (const { versionId, text } of pages) {
    texts.set(versionId, texts.has(versionId) ? `${texts.get(versionId)}\n${text}` : text);
  }
  return texts;
}
