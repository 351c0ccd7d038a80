import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { TestApp } from './app.ts';

/** A shared document as the browser of somebody who is signed in has it. */
export async function openDocument(
  app: Pick<TestApp, 'url' | 'signedIn'>,
  signInName: string,
  address: string,
): Promise<{ doc: Y.Doc; provider: WebsocketProvider }> {
  const { cookie } = await app.signedIn(signInName);
  class SignedIn extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${app.url.replace('http', 'ws')}/collab`, address, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  return { doc, provider };
}

/** Puts a paragraph of one's own at the end of the minutes; answers its words, to be written on. */
export function typeParagraph(doc: Y.Doc, blockId: string, text: string): Y.XmlText {
  const fragment = doc.getXmlFragment('minutes');
  const words = new Y.XmlText(text);
  doc.transact(() => {
    const element = new Y.XmlElement('minutesBlock');
    fragment.insert(fragment.length, [element]);
    element.setAttribute('blockId', blockId);
    element.setAttribute('evidence', JSON.stringify([{ kind: 'meeting', ref: 'm' }]));
    element.insert(0, [words]);
  });
  return words;
}

/** Resolves when the server's state is here. */
export const synced = (provider: WebsocketProvider): Promise<void> =>
  provider.synced ? Promise.resolve() : new Promise((resolve) => provider.once('sync', () => resolve()));

/** Resolves when a change has brought what is waited for. */
export const changed = (doc: Y.Doc, isThere: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (isThere()) {
        doc.off('update', look);
        resolve();
      }
    };
    doc.on('update', look);
    look();
  });
