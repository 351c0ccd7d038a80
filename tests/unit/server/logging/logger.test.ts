import { describe, expect, it } from 'vitest';
import { createLogger } from '#server/logging/logger.ts';

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createLogger({ name: 'test' }, { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the logger', () => {
  it('[LOG-1] keeps out what would let a reader act as somebody or know a secret', () => {
    const [line] = linesOf((logger) =>
      logger.info({ password: 'a', user: { pin: 'b', session: { token: 'c' } }, ballot: { choice: 'd' } }, 'signed in'),
    );
    expect(line).toMatchObject({
      password: '[kept out]',
      user: { pin: '[kept out]', session: { token: '[kept out]' } },
    });
    expect(JSON.stringify(line)).not.toMatch(/"[abcd]"/);
  });

  it('[LOG-2] writes one line of JSON with time in UTC, level, process and the fields of the child', () => {
    const [line] = linesOf((logger) => logger.child({ part: 'realtime' }).warn({ meetingId: 'm1' }, 'slow'));
    expect(line).toMatchObject({ level: 'warn', process: 'test', part: 'realtime', meetingId: 'm1', msg: 'slow' });
    expect(String(line?.time)).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });
});
