import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import type { CommandInput, CommandName } from '#protocol/registry.ts';
import { execute, type Identity } from '#server/commands/execute.ts';
import { readMeetingFile } from '#server/commands/meeting/importFile.ts';
import { redraft } from '#server/minutes/drafter.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { importWords } from '#server/speech/importWords.ts';
import type { MinutesParts } from './router.ts';

const LARGEST = '20mb';
const Body = z.record(z.string(), z.json());

function fromText(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

async function act<N extends CommandName>(
  timeline: Timeline,
  identity: Identity,
  meetingId: string,
  command: { name: N; payload: CommandInput<N> },
): Promise<void> {
  const reply = await execute(timeline, identity, { commandId: randomUUID(), meetingId, ...command });
  if (!reply.ok) {
    throw new Rejected(reply.rejection.code, reply.rejection.rule, reply.rejection.details);
  }
}

function detailsOf(record: ReturnType<typeof readMeetingFile>): CommandInput<'meeting.create'> {
  const { meeting, agency } = record;
  return {
    title: meeting.title.slice(0, 300),
    kind: 'working_meeting',
    format: meeting.format === 'onsite' ? 'on_site' : meeting.format,
    place: meeting.location.slice(0, 300),
    scheduledStartAt: record.openedAt,
    scheduledEndAt: record.closedAt,
    totalMembers: Math.max(1, meeting.totalMembers),
    agencyName: agency.name.slice(0, 200),
  };
}

/** `POST …/meetings/import`: a whole meeting file (JSON) becomes a closed meeting of the organiser who sends it, with its draft (MEETING-10). */
export function meetingImportRouter(parts: MinutesParts): Router {
  const router = Router();
  router.post(
    '/meetings/import',
    express.raw({ type: () => true, limit: LARGEST }),
    async (request: Request, response: Response) => {
      const identity = await parts.identify(request.headers.cookie);
      if (identity === null) {
        throw new Rejected('unauthenticated', 'AUTH-1');
      }
      const file = Body.safeParse(Buffer.isBuffer(request.body) ? fromText(request.body) : request.body);
      if (!file.success) {
        throw new Rejected('invalid_payload', 'MEETING-10', { path: '', issue: 'not a meeting file' });
      }
      // Judged before anything is made: a bad file leaves no empty meeting behind.
      const record = readMeetingFile(file.data);
      const meetingId = randomUUID();
      const send = <N extends CommandName>(name: N, payload: CommandInput<N>) =>
        act(parts.timeline, identity, meetingId, { name, payload });
      await send('meeting.create', detailsOf(record));
      await send('meeting.importFile', { file: file.data });
      await importWords(parts.timeline, meetingId, record);
      await redraft(parts, meetingId);
      response.status(201).json({ meetingId });
    },
  );
  return router;
}
