import type { PaperDetails, PaperStatus, PaperVersion, ReadablePaper } from '#protocol/paper.ts';
import { merge, type Reducers, update } from './reduce.ts';
import { Rejected } from './rejected.ts';
import { isStewardNow, readsContent } from './roleNow.ts';
import type { MeetingState } from './state.ts';

/** A paper as its readers know it. `isNewVersion` asks for the mark "bản mới" beside it. */
export type ReleasedPaper = ReadablePaper & {
  readonly releasedAt: string;
  readonly isNewVersion: boolean;
  readonly recalled: { readonly at: string; readonly reason: string } | null;
};

/** Papers that readers may open, by id: in `shared` those for everyone, in `own` those for one participant. */
export type ReleasedPapersSlice = Readonly<Record<string, ReleasedPaper>>;

/** A paper as the stewards know it. */
export type StewardPaper = {
  readonly paperId: string;
  readonly details: PaperDetails;
  readonly versions: readonly PaperVersion[];
  readonly status: PaperStatus;
  readonly submittedBy: string;
  readonly reason: string | null;
  /** The version that readers have. */
  readonly releasedVersionId: string | null;
  /** Who has opened it, with the time of the first opening. */
  readonly openedBy: Readonly<Record<string, string>>;
};

export type StewardPapersSlice = Readonly<Record<string, StewardPaper>>;

function release(slice: ReleasedPapersSlice, paper: ReadablePaper, at: string): ReleasedPapersSlice {
  const before = slice[paper.paperId];
  const isNewVersion = before !== undefined && before.version.versionId !== paper.version.versionId;
  const { paperId, details, version } = paper;
  return { ...slice, [paperId]: { paperId, details, version, releasedAt: at, isNewVersion, recalled: null } };
}

function recall(slice: ReleasedPapersSlice, paperId: string, reason: string, at: string): ReleasedPapersSlice {
  return update(slice, paperId, (paper) => ({ ...paper, recalled: { at, reason } }));
}

export const releasedPapersReducers: Reducers<ReleasedPapersSlice> = {
  'paper.released': (slice, paper, { at }) => release(slice, paper, at),
  'paper.recalled': (slice, { paperId, reason }, { at }) => recall(slice, paperId, reason, at),
};

export const ownPapersReducers: Reducers<ReleasedPapersSlice> = {
  'paper.releasedTo': (slice, paper, { at }) => release(slice, paper, at),
  'paper.recalledFrom': (slice, { paperId, reason }, { at }) => recall(slice, paperId, reason, at),
};

export const stewardPapersReducers: Reducers<StewardPapersSlice> = {
  'paper.submitted': (slice, { paperId, details, version, by }) => ({
    ...slice,
    [paperId]: {
      paperId,
      details,
      versions: [version],
      status: 'submitted',
      submittedBy: by,
      reason: null,
      releasedVersionId: null,
      openedBy: {},
    },
  }),
  'paper.versionAdded': (slice, { paperId, version, by }) =>
    update(slice, paperId, (paper) => ({
      ...paper,
      versions: [...paper.versions, version],
      status: 'submitted',
      submittedBy: by,
      reason: null,
    })),
  'paper.edited': (slice, { paperId, changes }) =>
    update(slice, paperId, (paper) => ({ ...paper, details: merge(paper.details, changes) })),
  'paper.approved': (slice, { paperId }) =>
    update(slice, paperId, (paper) => ({ ...paper, status: 'approved', reason: null })),
  'paper.rejected': (slice, { paperId, reason }) =>
    update(slice, paperId, (paper) => ({ ...paper, status: 'rejected', reason })),
  'paper.markedReleased': (slice, { paperId, versionId }) =>
    update(slice, paperId, (paper) => ({ ...paper, status: 'released', releasedVersionId: versionId })),
  'paper.markedRecalled': (slice, { paperId, reason }) =>
    update(slice, paperId, (paper) => ({ ...paper, status: 'recalled', reason })),
  'paper.firstOpened': (slice, { paperId, readerId }, { at }) =>
    update(slice, paperId, (paper) => ({ ...paper, openedBy: { ...paper.openedBy, [readerId]: at } })),
};

/** The paper among all papers of the meeting, or a rejection. */
export function requirePaper(state: MeetingState, paperId: string): StewardPaper {
  const paper = state.stewards.papers[paperId];
  if (paper === undefined) {
    throw new Rejected('not_found', 'PAPER-1');
  }
  return paper;
}

/** The newest version of a paper. */
export function latestVersion(paper: StewardPaper): PaperVersion {
  const version = paper.versions.at(-1);
  if (version === undefined) {
    throw new Rejected('not_found', 'PAPER-1');
  }
  return version;
}

/** Papers that one participant may open now, by id. */
export function readablePapers(state: MeetingState, participantId: string): ReleasedPaper[] {
  if (!readsContent(state, participantId)) {
    return [];
  }
  const own = state.own[participantId]?.papers ?? {};
  return Object.values({ ...state.shared.papers, ...own }).filter(({ recalled }) => recalled === null);
}

/**
 * PAPER-2: whether a participant may read a stored version: stewards every version of the meeting, the one who submitted
 * it his own, the others only what was released to them and not recalled. The same answer serves address, search and image.
 */
export function mayReadVersion(state: MeetingState, participantId: string, versionId: string): boolean {
  if (!readsContent(state, participantId)) {
    return false;
  }
  if (readablePapers(state, participantId).some(({ version }) => version.versionId === versionId)) {
    return true;
  }
  const paper = Object.values(state.stewards.papers).find(({ versions }) =>
    versions.some((version) => version.versionId === versionId),
  );
  return paper !== undefined && (isStewardNow(state, participantId) || paper.submittedBy === participantId);
}
