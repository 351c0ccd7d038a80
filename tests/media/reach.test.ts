import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speechSamples } from './support/sound.ts';
import { Stand } from './support/stand.ts';
import { openTab, type Tab } from './support/tabs.ts';
import { TurnServer } from './support/turnServer.ts';

const TURN_URL = 'turn:127.0.0.1:9?transport=udp';
const TURN_SECRET = 'turn-secret-of-the-media-tests';
const ANNOUNCED = '192.0.2.10';

/** What the browser was given for one connection: relays, and the addresses of the service. */
interface Reach {
  readonly iceServers: RTCIceServer[];
  readonly candidates: string[];
}

function reachOf(tab: Tab): Promise<Reach[]> {
  return tab.page.evaluate(() =>
    // One more is made to ask what the browser can do; it leads nowhere.
    window.connections
      .filter(({ remoteDescription }) => remoteDescription !== null)
      .map((connection) => ({
        iceServers: connection.getConfiguration().iceServers ?? [],
        candidates: [...(connection.remoteDescription?.sdp ?? '').matchAll(/^a=candidate:(.*)$/gm)].map(
          ([, candidate]) => candidate ?? '',
        ),
      })),
  );
}

describe('how devices reach the media service', () => {
  let stand: Stand;
  let tab: Tab;

  beforeAll(async () => {
    stand = await Stand.start({
      recorder: false,
      env: { TURN_URLS: TURN_URL, TURN_SECRET, MEDIA_ANNOUNCED_ADDRESS: ANNOUNCED },
    });
    tab = await openTab(stand, speechSamples()[0] ?? '', { loop: true });
    await tab.join('p1');
    await tab.want('microphone');
  }, 60_000);

  afterAll(async () => {
    await tab?.close();
    await stand?.stop();
  });

  it('[MEDIA-15] every connection of a browser knows the TURN servers, with a credential that the server can check', async () => {
    const reaches = await reachOf(tab);
    expect(reaches.length).toBeGreaterThan(0);
    for (const { iceServers } of reaches) {
      const [server] = iceServers;
      expect(server?.urls).toEqual([TURN_URL]);
      const [ends = '', name] = String(server?.username).split(':');
      expect(name).toBe('p1');
      expect(Number(ends) * 1000).toBeGreaterThan(Date.now());
      const expected = createHmac('sha1', TURN_SECRET).update(String(server?.username)).digest('base64');
      expect(server?.credential).toBe(expected);
    }
  });

  it('[MEDIA-16] sound and picture of all devices come to one announced address and one port, by UDP or TCP', async () => {
    const candidates = (await reachOf(tab)).flatMap((reach) => reach.candidates).map((line) => line.split(' '));
    expect(new Set(candidates.map(([, , , , address]) => address))).toEqual(new Set([ANNOUNCED]));
    expect(new Set(candidates.map(([, , , , , port]) => port))).toEqual(new Set([String(stand.rtcPort)]));
    expect(new Set(candidates.map(([, , protocol]) => protocol?.toLowerCase()))).toEqual(new Set(['udp', 'tcp']));
  });
});

/** The way that each connection of a browser which stands has taken from its side: `host`, `srflx`, `prflx` or `relay`. */
function waysOf(tab: Tab): Promise<string[]> {
  return tab.page.evaluate(async () => {
    const living = window.connections.filter(({ connectionState }) => connectionState === 'connected');
    const reports = await Promise.all(living.map((connection) => connection.getStats()));
    return reports.flatMap((report) => {
      const stats = [...report.values()];
      const chosen = stats.filter(({ type }) => type === 'transport').map((one) => one.selectedCandidatePairId);
      const pairs = stats.filter(({ id }) => chosen.includes(id));
      return pairs.map(({ localCandidateId }) => String(report.get(localCandidateId)?.candidateType));
    });
  });
}

describe('a device that nothing but a TURN server can reach', () => {
  let turn: TurnServer;
  let stand: Stand;
  let far: Tab;
  let near: Tab;

  beforeAll(async () => {
    turn = await TurnServer.start(TURN_SECRET);
    stand = await Stand.start({ recorder: false, env: { TURN_URLS: turn.url, TURN_SECRET } });
    const [first = '', second = ''] = speechSamples();
    far = await openTab(stand, first, { loop: true, relayed: true });
    near = await openTab(stand, second, { loop: true });
  }, 60_000);

  afterAll(async () => {
    await Promise.all([far?.close(), near?.close()]);
    await stand?.stop();
    await turn?.stop();
  });

  it('[MEDIA-15] is let in there with the credential it was told, hears and is heard', async () => {
    for (const [index, tab] of [far, near].entries()) {
      await tab.join(`p${index + 1}`);
      await tab.want('microphone');
    }
    await Promise.all([far.receives(1), near.receives(1)]);
    await Promise.all([far.hearsAgain(), near.hearsAgain()]);
    const ways = await waysOf(far);
    expect(ways).toEqual(['relay', 'relay']);
    expect(await waysOf(near)).not.toContain('relay');
    expect(turn.log).toMatch(/user <\d+:p1>/);
  });
});
