/** What zod's schemas say of themselves, as far as examples need it. */
type Def = {
  type: string;
  shape?: Record<string, unknown>;
  element?: unknown;
  entries?: Record<string, unknown>;
  values?: unknown[];
  options?: unknown[];
  innerType?: unknown;
  in?: unknown;
  out?: unknown;
  items?: unknown[];
  minimum?: number;
  checks?: unknown[];
};

type Schema = { safeParse: (given: unknown) => { success: boolean } };

const defOf = (schema: unknown): Def => (schema as { _zod: { def: Def } })._zod.def;
const parses = (schema: unknown, value: unknown): boolean => (schema as Schema).safeParse(value).success;

const hex = 'a'.repeat(64);
const texts = [
  'walk-no-such-thing',
  '2026-11-22T01:00:00.000Z',
  '2026-11-22',
  hex,
  `${hex.slice(0, 8)}/${hex.slice(0, 8)}.ogg`,
  'a'.repeat(43),
  'YWFhYWFhYQ==',
  '123456',
  'vi',
  'someone@example.org',
  'https://example.org/',
  '08:00',
  '',
  'ABCD EFGH 2345',
  'a'.repeat(22),
  'a'.repeat(32),
  'a'.repeat(128),
  'a'.repeat(344),
  'a'.repeat(342),
  'a'.repeat(512),
  'a'.repeat(1000),
];

const numbers = [1, 30, 0, 60, 0.5, 1000, -1, 5000, 48_000];

function first(schema: unknown, candidates: readonly unknown[]): unknown {
  return candidates.find((candidate) => parses(schema, candidate));
}

function union(options: readonly unknown[]): unknown {
  const examples = options.map(exampleOf);
  return examples.find((example, index) => parses(options[index], example)) ?? examples[0];
}

/** Lists: empty, of one, of two different members, whichever the schema takes. */
function list(schema: unknown, element: unknown): unknown {
  const one = exampleOf(element);
  const other = typeof one === 'string' ? `${one}2` : one;
  return first(schema, [[one], [], [one, other], [one, other, `${String(one)}3`]]) ?? [one];
}

const makers: Record<string, (def: Def, schema: unknown) => unknown> = {
  object: ({ shape }) =>
    Object.fromEntries(Object.entries(shape ?? {}).map(([key, schema]) => [key, exampleOf(schema)])),
  string: (_def, schema) => first(schema, texts),
  number: (_def, schema) => first(schema, numbers),
  boolean: () => false,
  enum: ({ entries }) => Object.values(entries ?? {})[0],
  literal: ({ values }) => values?.[0],
  array: ({ element }, schema) => list(schema, element),
  tuple: ({ items }) => (items ?? []).map(exampleOf),
  union: ({ options }) => union(options ?? []),
  nullable: () => null,
  optional: ({ innerType }) => exampleOf(innerType),
  default: ({ innerType }) => exampleOf(innerType),
  readonly: ({ innerType }) => exampleOf(innerType),
  pipe: (def, schema) => {
    const inside = exampleOf(def.in);
    return parses(schema, inside) ? inside : (first(schema, texts) ?? first(schema, numbers) ?? exampleOf(def.out));
  },
  record: () => ({}),
  unknown: () => ({}),
  any: () => ({}),
};

/** A value made from a schema's own description, meant to be one that it takes; a transforming schema gets an input. */
export function exampleOf(schema: unknown): unknown {
  const def = defOf(schema);
  return makers[def.type]?.(def, schema);
}
