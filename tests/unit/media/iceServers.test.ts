import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { iceServersFor } from '#media/access/iceServers.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const urls = ['turn:turn.example.gov.vn:3478?transport=udp', 'turns:turn.example.gov.vn:443?transport=tcp'];

describe('TURN servers', () => {
  it('[MEDIA-15] are told to nobody where none is configured', () => {
    expect(iceServersFor(undefined, 'P03', NOW)).toEqual([]);
  });

  it('[MEDIA-15] with a shared secret come with a credential of one’s own for twelve hours', () => {
    const [server] = iceServersFor({ urls, secret: 'north' }, 'P03', NOW);
    const ends = NOW / 1000 + 12 * 3600;
    expect(server).toEqual({
      urls,
      username: `${ends}:P03`,
      credential: createHmac('sha1', 'north').update(`${ends}:P03`).digest('base64'),
    });
    expect(JSON.stringify(server)).not.toContain('north');
  });

  it('[MEDIA-15] without a secret are told as they are', () => {
    expect(iceServersFor({ urls, secret: undefined }, 'P03', NOW)).toEqual([{ urls }]);
  });
});
