import { describe, expect, it } from 'vitest';
import { leadingTile, pageOf, tilesOf } from '#client/features/media/tiles/tileModel.ts';
import { LinkLadder, OutwardLoss } from '#client/media/linkWatch.ts';
import { initialMediaState } from '#client/media/mediaState.ts';
import { applyNotice } from '#client/media/notices.ts';
import type { PeerInfo, ProducerInfo } from '#protocol/media.ts';

const peer = (peerId: string, place: PeerInfo['place'] = 'remote'): PeerInfo => ({
  peerId,
  participantId: `p-${peerId}`,
  role: 'member',
  place,
});

const producer = (peerId: string, source: ProducerInfo['source'], paused = false): ProducerInfo => ({
  producerId: `${peerId}-${source}`,
  peerId,
  participantId: `p-${peerId}`,
  kind: source === 'camera' || source === 'screen' ? 'video' : 'audio',
  source,
  paused,
});

describe('a weak link', () => {
  const bad = { roundTripMs: 100, loss: 0.3 };
  const good = { roundTripMs: 40, loss: 0 };

  it('[MEDIA-13] goes down step by step: own picture, pictures, sound', () => {
    const ladder = new LinkLadder();
    const modes = Array.from({ length: 12 }, () => ladder.take(bad));
    expect([modes[1], modes[2], modes[5], modes[8], modes[11]]).toEqual([
      'full',
      'no_own_picture',
      'sound_only',
      'text_only',
      'text_only',
    ]);
  });

  it('[MEDIA-13] climbs back more slowly than it fell, and one bad moment is nothing', () => {
    const ladder = new LinkLadder();
    for (const measure of [bad, good, bad, good]) {
      ladder.take(measure);
    }
    expect(ladder.mode).toBe('full');
    for (const measure of [bad, bad, bad]) {
      ladder.take(measure);
    }
    const up = Array.from({ length: 8 }, () => ladder.take(good));
    expect(up.slice(0, 7).every((mode) => mode === 'no_own_picture')).toBe(true);
    expect(up[7]).toBe('full');
  });

  it('[MEDIA-13] waits twice as long after a climb that did not hold, and as before once one held', () => {
    const ladder = new LinkLadder();
    const untilMode = (mode: string, measure: typeof good): number => {
      for (let count = 1; ; count += 1) {
        if (ladder.take(measure) === mode) {
          return count;
        }
      }
    };
    untilMode('no_own_picture', bad);
    const waits = [1, 2, 3, 4, 5].map(() => {
      const wait = untilMode('full', good);
      untilMode('no_own_picture', bad);
      return wait;
    });
    expect(waits).toEqual([8, 16, 32, 64, 64]);
    untilMode('full', good);
    for (let times = 0; times < 64; times += 1) {
      ladder.take(good);
    }
    untilMode('no_own_picture', bad);
    expect(untilMode('full', good)).toBe(8);
  });

  it('[MEDIA-13] takes a long way round for a weak link too', () => {
    const ladder = new LinkLadder();
    for (let times = 0; times < 3; times += 1) {
      ladder.take({ roundTripMs: 1500, loss: 0 });
    }
    expect(ladder.mode).toBe('no_own_picture');
  });

  it('[MEDIA-13] keeps the sound as long as words get through, however late', () => {
    const ladder = new LinkLadder();
    for (let times = 0; times < 50; times += 1) {
      ladder.take({ roundTripMs: 3000, loss: 0.15 });
    }
    expect(ladder.mode).toBe('sound_only');
  });

  it('[MEDIA-13] brings the sound back over a slow way too, the pictures not', () => {
    const ladder = new LinkLadder();
    for (let times = 0; times < 9; times += 1) {
      ladder.take(bad);
    }
    expect(ladder.mode).toBe('text_only');
    for (let times = 0; times < 50; times += 1) {
      ladder.take({ roundTripMs: 800, loss: 0 });
    }
    expect(ladder.mode).toBe('sound_only');
  });
});

describe('loss on the way out', () => {
  it('[MEDIA-13] is what was reported since the last look: the last word on a track that is gone counts once', () => {
    const loss = new OutwardLoss();
    const report = (timestamp: number, fractionLost: number) => [
      { id: 'r1', type: 'remote-inbound-rtp', timestamp, fractionLost },
    ];
    expect(loss.take(report(1000, 0.5))).toBe(0.5);
    expect(loss.take(report(1000, 0.5))).toBe(0);
    expect(loss.take(report(3000, 0.1))).toBe(0.1);
    expect(loss.take([])).toBe(0);
  });
});

describe('tiles', () => {
  const peers = [peer('a'), peer('b'), peer('t', 'room'), peer('h', 'roomMicrophone')];
  const producers = [
    producer('a', 'camera'),
    producer('a', 'microphone'),
    producer('b', 'camera', true),
    producer('h', 'camera'),
    producer('b', 'screen'),
  ];

  it('[MEDIA-14] show shared screens, the room and remote attendees; tablets in the room have none', () => {
    const tiles = tilesOf({ producers, peers, ownHeard: false }, 'me');
    expect(tiles.map(({ kind, participantId }) => `${kind} ${participantId}`)).toEqual([
      'screen p-b',
      'room p-h',
      'person p-a',
      'person p-b',
      'own me',
    ]);
    expect(tiles.find(({ key }) => key === 'a')).toMatchObject({ heard: true, producerId: 'a-camera' });
    expect(tiles.find(({ key }) => key === 'b')).toMatchObject({ heard: false, producerId: null });
  });

  it('[MEDIA-14] lead with what was picked, a screen, the floor, the loudest', () => {
    const tiles = tilesOf({ producers: producers.slice(0, 4), peers, ownHeard: false }, 'me');
    expect(leadingTile(tiles, 'b', 'p-a', null)?.key).toBe('b');
    expect(leadingTile(tiles, null, 'p-a', 'p-b')?.key).toBe('a');
    expect(leadingTile(tiles, null, null, 'p-b')?.key).toBe('b');
    expect(leadingTile(tilesOf({ producers, peers, ownHeard: false }, 'me'), null, 'p-a', null)?.kind).toBe('screen');
  });

  it('[MEDIA-14] come nine to a page', () => {
    const many = tilesOf(
      { producers: [], peers: Array.from({ length: 20 }, (_unused, index) => peer(`n${index}`)), ownHeard: false },
      'me',
    );
    expect(pageOf(many, 0).tiles).toHaveLength(9);
    expect(pageOf(many, 2)).toMatchObject({ pages: 3, page: 2 });
    expect(pageOf(many, 9).page).toBe(2);
  });
});

describe('notices of the media service', () => {
  it('build the list of peers and tracks', () => {
    let state = initialMediaState;
    const take = (notice: Parameters<typeof applyNotice>[1]) => {
      state = { ...state, ...applyNotice(state, notice) };
    };
    take({ method: 'peer.joined', data: { peer: peer('a') } });
    take({ method: 'peer.joined', data: { peer: peer('a') } });
    take({ method: 'producer.opened', data: { producer: producer('a', 'camera') } });
    take({ method: 'producer.opened', data: { producer: producer('a', 'microphone') } });
    take({ method: 'producer.changed', data: { producerId: 'a-microphone', paused: true } });
    take({ method: 'producer.closed', data: { producerId: 'a-camera' } });
    take({
      method: 'speaker.levels',
      data: { levels: [{ participantId: 'p-a', producerId: 'a-microphone', level: -20 }] },
    });
    expect(state.peers).toHaveLength(1);
    expect(state.producers).toEqual([producer('a', 'microphone', true)]);
    expect(state.levels).toEqual({ 'p-a': -20 });
    take({ method: 'peer.left', data: { peerId: 'a' } });
    expect(state.producers).toEqual([]);
  });
});
