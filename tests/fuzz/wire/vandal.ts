import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '#protocol/envelope.ts';
import type { Dice } from '#tests/support/dice.ts';

const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

/** What no client of the product sends: broken frames, packets of other kinds, names that the library keeps for itself. */
const FRAMES: readonly (string | Buffer)[] = [
  '',
  '2',
  '3probe',
  '4',
  '42',
  '42[]',
  '42["command"]',
  '42["command",',
  '421["command",null]',
  '422["command",{"__proto__":{"x":1}}]',
  '423["join",{"meetingId":"constructor","lastSequence":0,"protocolVersion":1}]',
  `424["command",{"commandId":"sau-12345","meetingId":"x","name":"meeting.open","payload":${deep}}]`,
  `42["signal",${deep}]`,
  '42["signal",{"meetingId":"x","name":"__proto__","data":{}}]',
  '42["error","x"]',
  '42["connect"]',
  '42["disconnecting"]',
  '42["newListener",1]',
  '42["event",{"sequence":1}]',
  '43999["x"]',
  '44{"message":"x"}',
  '451-["command",{"_placeholder":true,"num":0}]',
  '451-["command",{"_placeholder":true,"num":7}]',
  '46-',
  '40/admin,',
  '41',
  '5',
  '6',
  '9',
  '0{"sid":"x"}',
  Buffer.from([0, 1, 2]),
  'x'.repeat(1000),
  `42["command",{"payload":"${'x'.repeat(300 * 1024)}"}]`,
];

/** Some frames end the conversation without ending the line: nobody waits longer for an answer to those. */
const PATIENCE_MS = 400;

/**
 * Opens a connection of a participant by hand, sends rubbish, asks to be let in, and leaves once it is answered or thrown
 * out. Answers how many messages it sent.
 */
export function vandalise(dice: Dice, url: string, cookie: string, meetingId: string): Promise<number> {
  const frames = Array.from({ length: 1 + dice.below(4) }, () => dice.pick(FRAMES));
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { headers: { cookie } });
    const request = { meetingId, lastSequence: dice.below(1000), protocolVersion: PROTOCOL_VERSION };
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(frames.length + 1));
    socket.on('open', () => socket.send('40'));
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('40')) {
        [...frames, `42900["join",${JSON.stringify(request)}]`].map((frame) => socket.send(frame));
        setTimeout(() => socket.close(), PATIENCE_MS);
      } else if (text.startsWith('43900') || text.startsWith('44')) {
        socket.close();
      }
    });
  });
}
