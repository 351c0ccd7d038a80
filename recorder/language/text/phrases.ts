import type { Token } from './tokens.ts';

interface Node<T> {
  value: T | null;
  readonly next: Map<string, Node<T>>;
}

export interface PhraseHit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Words of several length to a value, looked up longest first. Keys are lower case with tones. */
export class PhraseTable<T> {
  readonly #root: Node<T> = { value: null, next: new Map() };

  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [phrase, value] of entries) {
      this.#add(phrase, value);
    }
  }

  #add(phrase: string, value: T): void {
    let node = this.#root;
    for (const word of phrase.split(' ')) {
      let next = node.next.get(word);
      if (!next) {
        next = { value: null, next: new Map() };
        node.next.set(word, next);
      }
      node = next;
    }
    node.value ??= value;
  }

  /** Every phrase of the table, its words joined by one space. */
  *phrases(): Generator<string> {
    yield* wordsOf(this.#root, '');
  }

  /** Longest phrase that starts at this token. */
  at(tokens: readonly Token[], start: number): PhraseHit<T> | null {
    let node: Node<T> | undefined = this.#root;
    let hit: PhraseHit<T> | null = null;
    for (let end = start; node; end += 1) {
      if (node.value !== null && end > start) {
        hit = { start, end, value: node.value };
      }
      node = node.next.get(tokens[end]?.lower ?? '');
    }
    return hit;
  }
}

function* wordsOf<T>(node: Node<T>, prefix: string): Generator<string> {
  if (node.value !== null) {
    yield prefix;
  }
  for (const [word, next] of node.next) {
    yield* wordsOf(next, prefix === '' ? word : `${prefix} ${word}`);
  }
}

/** A table that only says whether (and how far) one of the phrases stands here. */
export function phraseSet(phrases: Iterable<string>): PhraseTable<true> {
  return new PhraseTable([...phrases].map((phrase) => [phrase, true] as const));
}
