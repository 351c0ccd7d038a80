import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { extractItems } from '../language/index.ts';
import { Row, readRole, readRoster, toRowItem } from '../language/rows.ts';

/** `npm run --silent extract -- FILE.jsonl`: one JSON line of items for each row; `-` reads the standard input. */

function parse(line: string): z.infer<typeof Row> {
  return Row.parse(JSON.parse(line));
}

function extractRow(row: z.infer<typeof Row>): string {
  const items = extractItems({
    text: row.text,
    meetingDate: row.meeting_date,
    speakerRole: readRole(row.speaker_role),
    roster: readRoster(row.roster),
    agency: row.agency ?? null,
    speakerUnit: row.speaker_unit ?? null,
    chairTitle: row.chair_title ?? null,
  });
  return JSON.stringify({ id: row.id, items: items.map(toRowItem) });
}

function describe(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.') || 'row'}: ${issue.message}`).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

async function run(file: string): Promise<number> {
  const input = file === '-' ? process.stdin : createReadStream(file, 'utf8');
  const opened = new Promise<never>((_, reject) => input.once('error', reject));
  let line = 0;
  let failures = 0;
  const work = async (): Promise<number> => {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (text.trim() === '') {
        continue;
      }
      try {
        process.stdout.write(`${extractRow(parse(text.replace(/^\uFEFF/, '')))}\n`);
      } catch (error) {
        failures += 1;
        process.stderr.write(`line ${line}: ${describe(error)}\n`);
      }
    }
    return failures;
  };
  return Promise.race([work(), opened]);
}

// The reader may have enough (`| head`): end without a trace.
process.stdout.once('error', () => process.exit(1));

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: npm run --silent extract -- FILE.jsonl\n');
  process.exitCode = 2;
} else {
  try {
    process.exitCode = (await run(file)) > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${file}: ${describe(error)}\n`);
    process.exitCode = 2;
  }
}
