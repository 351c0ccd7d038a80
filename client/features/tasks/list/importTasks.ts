import { forgeryHeaders } from '#client/lib/api.ts';
import { CommandRejected, unavailable } from '#client/lib/rejection.ts';
import { Rejection } from '#protocol/envelope.ts';
import type { ImportStep } from '#protocol/task.ts';

async function refusalOf(response: Response): Promise<CommandRejected> {
  const parsed = Rejection.safeParse(((await response.json().catch(() => null)) as { rejection?: unknown })?.rejection);
  return parsed.success ? new CommandRejected(parsed.data) : unavailable();
}

/**
 * Sends a workbook of tasks and tells each step as the server tells it; the last one says what became of the file.
 * @throws {CommandRejected} when it isn't taken at all, or the line breaks; then nothing was taken over.
 */
export async function importTasks(file: File, tell: (step: ImportStep) => void): Promise<void> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const headers = { ...(await forgeryHeaders()), 'content-type': type };
  const response = await fetch('/api/tasks/import', {
    method: 'POST',
    credentials: 'same-origin',
    headers,
    body: file,
  });
  if (!response.ok || response.body === null) {
    throw await refusalOf(response);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = `${rest}${part.value}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      tell(JSON.parse(line) as ImportStep);
    }
  }
}
