import { forgeryHeaders } from '#client/lib/api.ts';
import { CommandRejected, unavailable } from '#client/lib/rejection.ts';
import { reportRefusal } from '#client/realtime/index.ts';
import { Rejection } from '#protocol/envelope.ts';

/** Sends a workbook of tasks; a refusal names the row and column that is wrong, and nothing of the file is taken. */
export async function importTasks(file: File): Promise<void> {
  try {
    const response = await fetch('/api/tasks/import', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        ...forgeryHeaders(),
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
      body: file,
    });
    if (!response.ok) {
      const parsed = Rejection.safeParse(((await response.json()) as { rejection?: unknown }).rejection);
      throw parsed.success ? new CommandRejected(parsed.data) : unavailable();
    }
  } catch (error) {
    reportRefusal(error);
  }
}
