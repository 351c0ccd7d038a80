/**
 * The draft of the minutes (DESIGN §8): a `MeetingRecord`, made from a meeting file (`importMeeting`) or from the product's timeline,
 * becomes decisions, tasks, requests, commitments and the blocks of Mẫu 1.9, each with its evidence.
 *
 * For the secretary's screen: `draft(record)` of drafting.ts may be called again whenever something was said or corrected; a block's `id` stays the
 * same, so an edited block can be kept and the others replaced. `blocks[].evidence` names utterances with their audio span, polls,
 * papers, slips, people. A text the secretary wrote can be held against its evidence with `unsupportedFacts(block, sourcesIn(record)(evidence))` of facts/check.ts.
 */
export { condenseWithModel } from './condenser/condense.ts';
export { type Ask, asking, type LanguageModel, languageModelOf } from './condenser/model.ts';
export type * from './draftTypes.ts';
export { type ImportProblem, importMeeting, MeetingFileError } from './import/importMeeting.ts';
export type * from './record.ts';
export { sampleShape } from './shapes.ts';
