import type { MinutesStatus } from '#protocol/minutes.ts';
import { type Reducers, update } from './reduce.ts';
import { Rejected } from './rejected.ts';

export type MinutesComment = {
  readonly commentId: string;
  readonly blockId: string | null;
  readonly by: string;
  readonly text: string;
  readonly at: string;
  readonly settledBy: string | null;
  /** The remark that this one answers; absent for one of its own. */
  readonly replyTo?: string | undefined;
};

/** State of the minutes; their words stand in the shared document and, once approved, in the frozen version. */
export type MinutesSlice = {
  readonly status: MinutesStatus;
  readonly draftedAt: string | null;
  readonly version: number;
  readonly textHash: string | null;
  readonly approvedBy: string | null;
  readonly signatures: readonly { readonly by: string; readonly as: 'secretary' | 'chair'; readonly at: string }[];
  readonly number: string | null;
  readonly comments: Readonly<Record<string, MinutesComment>>;
  /** Who answers for a block without evidence, with the hash of the words that were vouched for. */
  readonly vouched: Readonly<Record<string, { readonly by: string; readonly textHash: string; readonly at: string }>>;
  readonly addenda: readonly { readonly by: string; readonly text: string; readonly at: string }[];
  readonly sentBackReason: string | null;
  /** Number of the version that was kept or restored last by a person; the history lists them all. */
  readonly lastVersion: number;
};

export const initialMinutes: MinutesSlice = {
  status: 'none',
  draftedAt: null,
  version: 0,
  textHash: null,
  approvedBy: null,
  signatures: [],
  number: null,
  comments: {},
  vouched: {},
  addenda: [],
  sentBackReason: null,
  lastVersion: 0,
};

const afterSignature = (signatures: MinutesSlice['signatures']): MinutesStatus =>
  signatures.some(({ as }) => as === 'chair') && signatures.some(({ as }) => as === 'secretary')
    ? 'signed'
    : 'approved';

export const minutesReducers: Reducers<MinutesSlice> = {
  'minutes.drafted': (slice, _data, { at }) => ({
    ...slice,
    draftedAt: at,
    status: slice.status === 'none' ? 'drafting' : slice.status,
  }),
  'minutes.submittedForReview': (slice) => ({ ...slice, status: 'review', sentBackReason: null }),
  'minutes.sentBack': (slice, { reason }) => ({
    ...slice,
    status: 'drafting',
    sentBackReason: reason,
    approvedBy: null,
    textHash: null,
    signatures: [],
  }),
  'minutes.commented': (slice, comment, { at }) => ({
    ...slice,
    comments: { ...slice.comments, [comment.commentId]: { ...comment, at, settledBy: null } },
  }),
  'minutes.commentSettled': (slice, { commentId, by }) => ({
    ...slice,
    comments: update(slice.comments, commentId, (comment) => ({ ...comment, settledBy: by })),
  }),
  'minutes.vouched': (slice, { blockId, by, textHash }, { at }) => ({
    ...slice,
    vouched: { ...slice.vouched, [blockId]: { by, textHash, at } },
  }),
  'minutes.versionKept': (slice, { version }) => ({ ...slice, lastVersion: version }),
  'minutes.versionRestored': (slice, { version }) => ({ ...slice, lastVersion: version }),
  'minutes.approved': (slice, { by, version, textHash }) => ({
    ...slice,
    status: 'approved',
    approvedBy: by,
    version,
    textHash,
    signatures: [],
  }),
  'minutes.signed': (slice, { by, as }, { at }) => {
    const signatures = [...slice.signatures, { by, as, at }];
    return { ...slice, signatures, status: afterSignature(signatures) };
  },
  'minutes.locked': (slice, { number }) => ({ ...slice, status: 'locked', number }),
  'minutes.addendumAdded': (slice, addendum) => ({ ...slice, addenda: [...slice.addenda, addendum] }),
};

/** DESK-1: each step is taken from the one before it only. */
export function requireMinutesStatus(slice: MinutesSlice, statuses: readonly MinutesStatus[]): void {
  if (!statuses.includes(slice.status)) {
    throw new Rejected('conflict', 'DESK-1', { status: slice.status });
  }
}

/** Whether the words may still be changed: before the approval. */
export function isEditable(slice: MinutesSlice): boolean {
  return slice.status === 'none' || slice.status === 'drafting' || slice.status === 'review';
}
