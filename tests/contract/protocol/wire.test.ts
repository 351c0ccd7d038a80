import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isPersonal } from '#protocol/define.ts';
import { CommandEnvelope, CommandReply, EventEnvelope, JoinRequest, PROTOCOL_VERSION } from '#protocol/envelope.ts';
import * as http from '#protocol/http.ts';
import { type CommandName, commands, type EventName, events, signals } from '#protocol/registry.ts';
import { exampleOf } from '#tests/support/examples.ts';

const commandNames = Object.keys(commands) as CommandName[];
const eventNames = Object.keys(events) as EventName[];

type Schema = z.ZodType;
const takes = (schema: Schema, value: unknown): boolean => schema.safeParse(value).success;

/** Ways to spoil a good object, each of which a strict schema must notice. */
function spoiled(schema: Schema, good: unknown): [string, unknown][] {
  const record = good as Record<string, unknown>;
  const required = Object.keys(record).filter((key) => {
    const { [key]: _left, ...rest } = record;
    return !takes(schema, rest);
  });
  return [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['an unknown key', { ...record, smuggled: true }],
    ...required.map((key): [string, unknown] => [
      `${key} of another kind`,
      { ...record, [key]: Symbol('no such value') },
    ]),
  ];
}

describe.each(commandNames)('[SYNC-1] command %s', (name) => {
  const payload: Schema = commands[name].payload;

  it('takes a good payload', () => {
    expect(payload.safeParse(exampleOf(payload))).toMatchObject({ success: true });
  });

  it('takes no spoiled one', () => {
    const taken = spoiled(payload, exampleOf(payload)).filter(([, value]) => takes(payload, value));
    expect(taken.map(([what]) => what)).toEqual([]);
  });

  it('answers with an object', () => {
    const result: Schema = commands[name].result;
    expect(takes(result, exampleOf(result))).toBe(true);
    expect(takes(result, 'done')).toBe(false);
  });
});

describe.each(eventNames)('[SYNC-1] event %s', (name) => {
  const data: Schema = events[name].data;

  it('takes good data and survives the way through JSON', () => {
    const parsed = data.parse(exampleOf(data));
    expect(data.parse(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
  });

  it('takes no spoiled data', () => {
    const taken = spoiled(data, exampleOf(data)).filter(([, value]) => takes(data, value));
    expect(taken.map(([what]) => what)).toEqual([]);
  });

  it('names its addressee when it is for one person', () => {
    if (isPersonal(events[name].audience)) {
      expect(exampleOf(data)).toHaveProperty('participantId');
    }
  });
});

it('names commands as noun.verb and events as noun.past', () => {
  for (const name of [...commandNames, ...eventNames, ...Object.keys(signals)]) {
    expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
  }
});

/** The wire in one text: whoever changes it sees it here, and raises PROTOCOL_VERSION when old clients can't read it. */
it('[SYNC-4] the wire is as recorded', async () => {
  const schemaOf = (schema: Schema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const table = (from: Record<string, Schema>) =>
    Object.fromEntries(Object.entries(from).map(([name, schema]) => [name, schemaOf(schema)]));
  const wire = {
    version: PROTOCOL_VERSION,
    envelopes: table({ CommandEnvelope, CommandReply, EventEnvelope, JoinRequest }),
    commands: table(Object.fromEntries(commandNames.map((name) => [name, commands[name].payload]))),
    results: table(Object.fromEntries(commandNames.map((name) => [name, commands[name].result]))),
    events: Object.fromEntries(
      eventNames.map((name) => [name, { audience: events[name].audience, data: schemaOf(events[name].data) }]),
    ),
    signals: table(Object.fromEntries(Object.entries(signals).map(([name, { data }]) => [name, data]))),
    http: table(
      Object.fromEntries(
        Object.entries<unknown>({ ...http }).filter(
          (entry): entry is [string, Schema] => entry[1] instanceof z.ZodType,
        ),
      ),
    ),
  };
  await expect(`${JSON.stringify(wire, null, 1)}\n`).toMatchFileSnapshot('../__snapshots__/wire.json');
});
