import type { DraftCommitment, DraftDecision, DraftRequest, DraftTask, MinutesDraft } from './draftTypes.ts';
import { minutesText } from './minutesText.ts';

/**
 * A draft in the words of the sample meeting file: `expected.decisions`, `tasks`, `commitments`, `requests` and `minutes`. What the
 * `draft` command prints and what an export hands to other programs.
 */
export function sampleShape(draft: MinutesDraft) {
  const { fields, blocks } = draft.minutes;
  return {
    decisions: draft.decisions.map(decisionShape),
    tasks: draft.tasks.map(taskShape),
    commitments: draft.commitments.map(commitmentShape),
    requests: draft.requests.map(requestShape),
    minutes: {
      template: fields.template,
      number: fields.number,
      title: fields.title,
      subject: fields.subject,
      started: fields.started,
      ended: fields.ended,
      place: fields.place,
      signatures: fields.signatures,
      recipients: fields.recipients,
      blocks: blocks.map(({ id, kind, agendaItem, text, evidence }) => ({
        id,
        kind,
        agenda_item: agendaItem,
        text,
        evidence,
      })),
      text: minutesText(draft.minutes),
    },
  };
}

function decisionShape(decision: DraftDecision) {
  return {
    id: decision.id,
    agenda_item: decision.agendaItem,
    source_utterances: decision.sourceUtterances,
    ...(decision.pollId ? { vote: decision.pollId } : {}),
    text: decision.text,
  };
}

function taskShape(task: DraftTask) {
  return {
    id: task.id,
    kind: 'task',
    agenda_item: task.agendaItem,
    source_utterances: task.sourceUtterances,
    assignee_lead: task.assigneeLead,
    lead_person: task.leadPersonId,
    coordinating_units: task.coordinatingUnits,
    action: task.action,
    due: task.due,
    ...(task.dueTime ? { due_time: task.dueTime } : {}),
    due_text: task.dueText,
    due_boundary: task.dueBoundary,
    due_precision: task.duePrecision,
    recurrence: task.recurrence,
    recurrence_until: task.recurrenceUntil,
    report_to: task.reportTo,
    due_history: task.dueHistory.map((change) => ({
      due: change.due,
      source: change.source,
      superseded_by: change.supersededBy,
    })),
    flags: task.flags,
    status_on_creation: 'cho_xac_nhan',
  };
}

function commitmentShape(commitment: DraftCommitment) {
  return {
    id: commitment.id,
    agenda_item: commitment.agendaItem,
    source_utterances: commitment.sourceUtterances,
    unit: commitment.unit,
    action: commitment.action,
    due: commitment.due,
    due_text: commitment.dueText,
    handling: 'đề xuất nhiệm vụ, chờ thư ký/chủ tọa xác nhận; không tự tạo nhiệm vụ chính thức',
  };
}

function requestShape(request: DraftRequest) {
  return {
    id: request.id,
    agenda_item: request.agendaItem,
    source_utterances: request.sourceUtterances,
    by: request.byId,
    ...(request.addressee ? { addressee: request.addressee } : {}),
    text: request.text,
    absorbed_into: request.absorbedInto,
  };
}
