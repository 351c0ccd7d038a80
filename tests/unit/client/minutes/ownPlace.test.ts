import { getSchema, Node } from '@tiptap/core';
import { EditorState, type Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ySyncPlugin } from '@tiptap/y-tiptap';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { OwnPlace } from '#client/features/minutes/editor/ownPlace.ts';

const schema = getSchema([
  Node.create({ name: 'doc', topNode: true, content: 'minutesBlock*' }),
  Node.create({ name: 'text' }),
  Node.create({
    name: 'minutesBlock',
    content: 'text*',
    // As in the product: the library looks for a changed paragraph again by its attributes.
    addAttributes: () => ({ blockId: { default: null } }),
    renderHTML: () => ['p', 0],
  }),
]);

/** An editor without a page: the product's plugins and a real shared document; only the drawing is left out. */
class Desk {
  readonly doc = new Y.Doc();
  readonly #waiting: Uint8Array[] = [];
  readonly #views: (() => void)[] = [];
  readonly composing = false;
  state: EditorState;

  constructor(start: Uint8Array, clientID: number) {
    this.doc.clientID = clientID;
    Y.applyUpdate(this.doc, start);
    const own = (OwnPlace.config.addProseMirrorPlugins as () => Plugin[])();
    this.state = EditorState.create({ schema, plugins: [ySyncPlugin(this.doc.getXmlFragment('minutes')), ...own] });
    for (const plugin of this.state.plugins) {
      const view = plugin.spec.view?.(this as never);
      this.#views.push(() => view?.update?.(this as never, this.state));
    }
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'line') {
        this.#waiting.push(update);
      }
    });
  }

  hasFocus(): boolean {
    return false;
  }

  dispatch(transaction: Transaction): void {
    this.state = this.state.apply(transaction);
    for (const update of this.#views) {
      update();
    }
  }

  click(at: number): void {
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, at)));
  }

  type(letter: string): void {
    this.dispatch(this.state.tr.insertText(letter));
  }

  take(from: number, to: number): void {
    this.dispatch(this.state.tr.delete(from, to));
  }

  /** Hands over what was written here since the last time. */
  sendTo(other: Desk): void {
    for (const update of this.#waiting.splice(0)) {
      Y.applyUpdate(other.doc, update, 'line');
    }
  }

  get words(): string[] {
    return this.state.doc.children.map(({ textContent }) => textContent);
  }

  close(): void {
    this.doc.destroy();
  }
}

const desks: Desk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) {
    desk.close();
  }
});

function two(...paragraphs: string[]): readonly [Desk, Desk] {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment('minutes');
  for (const [index, words] of paragraphs.entries()) {
    const element = new Y.XmlElement('minutesBlock');
    element.setAttribute('blockId', `b${index}`);
    element.insert(0, [new Y.XmlText(words)]);
    fragment.push([element]);
  }
  const start = Y.encodeStateAsUpdate(doc);
  const pair = [new Desk(start, 1), new Desk(start, 2)] as const;
  desks.push(...pair);
  return pair;
}

/** Both type in turns; the line hands over only after every `lag` letters of each. */
function together([first, second]: readonly [Desk, Desk], one: string, other: string, lag: number): void {
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    if (at < one.length) {
      first.type(one.charAt(at));
    }
    if (at < other.length) {
      second.type(other.charAt(at));
    }
    if (at % lag === lag - 1) {
      first.sendTo(second);
      second.sendTo(first);
    }
  }
  first.sendTo(second);
  second.sendTo(first);
}

const LAGS = [1, 2, 3, 7];
const ONE = 'giao rà soát';
const OTHER = '0123456789AB';

describe('two people in one paragraph', () => {
  it.each(LAGS)(
    '[DESK-17] each one’s words stay whole at different places (line hands over every %i letters)',
    (lag) => {
      for (const [first, second, expected] of [
        [1, 6, `${ONE}Giao ${OTHER}Sở.`],
        [6, 1, `${OTHER}Giao ${ONE}Sở.`],
        [9, 6, `Giao ${OTHER}Sở.${ONE}`],
      ] as const) {
        const pair = two('Giao Sở.', 'Hết.');
        pair[0].click(first);
        pair[1].click(second);
        together(pair, ONE, OTHER, lag);
        expect(pair[0].words).toEqual([expected, 'Hết.']);
        expect(pair[1].words).toEqual([expected, 'Hết.']);
      }
    },
  );

  it.each(LAGS)('[DESK-17] each one’s words stay whole at the same place (line hands over every %i letters)', (lag) => {
    for (const at of [1, 6, 9]) {
      const pair = two('Giao Sở.', 'Hết.');
      pair[0].click(at);
      pair[1].click(at);
      together(pair, ONE, OTHER, lag);
      expect(pair[0].words).toEqual(pair[1].words);
      expect(pair[0].words[0]).toContain(ONE);
      expect(pair[0].words[0]).toContain(OTHER);
    }
  });

  it('[DESK-17] the caret stays at its letter when others take words before it, from the very beginning too', () => {
    const [first, second] = two('Giao Sở.', 'Hết.');
    first.click(6);
    second.take(1, 6);
    second.sendTo(first);
    first.type('x');
    expect(first.words).toEqual(['xSở.', 'Hết.']);
  });

  it('[DESK-17] a paragraph that others take away leaves the caret in a paragraph that stands', () => {
    const [first, second] = two('Giao Sở.', 'Hết.');
    first.click(3);
    second.take(0, 10);
    second.sendTo(first);
    first.type('x');
    expect(first.words.join('')).toHaveLength(5);
  });
});
