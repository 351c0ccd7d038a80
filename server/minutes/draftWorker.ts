import { draft } from '#recorder/minutes/drafting.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { TurnMemory } from '#recorder/minutes/turnMemory.ts';
import { serveTasks } from '../threads/serveTasks.ts';

/** Meetings that are drafted in turns; of more than these, the one begun first is read from its beginning again. */
const MOST_MEETINGS = 8;

const memories = new Map<string, TurnMemory>();

function memoryOf(meetingId: string): TurnMemory {
  const memory = memories.get(meetingId) ?? new TurnMemory();
  const oldest = memories.keys().next().value;
  if (oldest !== undefined && memories.size >= MOST_MEETINGS && !memories.has(meetingId)) {
    memories.delete(oldest);
  }
  memories.set(meetingId, memory);
  return memory;
}

serveTasks<MeetingRecord>(
  (record) => Promise.resolve(draft(record, memoryOf(record.meeting.id))),
  (error) => (error instanceof Error ? error.message : String(error)),
);
