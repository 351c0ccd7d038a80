import { classifyTask } from '#recorder/language/index.ts';

type Duty = {
  readonly action: string;
  readonly leadUnit: string;
  readonly dueDay: string | null;
  /** The words it came from, if any. */
  readonly said?: string;
};

/** TASK-21: field and urgency as the words of a duty suggest them; a person's choice later replaces both. */
export function labelsOf({ action, leadUnit, dueDay, said }: Duty, today: string) {
  const { field, urgency } = classifyTask({
    ...{ action, lead: leadUnit, due: dueDay, meetingDate: today },
    ...(said === undefined ? {} : { said }),
  });
  return { field, priority: urgency };
}
