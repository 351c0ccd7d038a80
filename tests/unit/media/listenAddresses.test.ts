import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { listenAddresses } from '#media/config.ts';

const lan = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)
  .map(({ address }) => address);

describe('addresses of the media port', () => {
  it('[MEDIA-16] are all of the machine, each by its own name, never 0.0.0.0', () => {
    const found = listenAddresses({ listenAddress: undefined, announcedAddress: undefined });
    expect(found.map(({ ip }) => ip)).toEqual([...new Set(lan), '127.0.0.1']);
    expect(found.every(({ announcedAddress }) => announcedAddress === undefined)).toBe(true);
  });

  it('[MEDIA-16] behind NAT the first one is told by its announced address, this machine’s own stays', () => {
    const found = listenAddresses({ listenAddress: undefined, announcedAddress: 'hop.example.gov.vn' });
    expect(found.at(-1)).toEqual({ ip: '127.0.0.1' });
    expect(found.filter(({ announcedAddress }) => announcedAddress === 'hop.example.gov.vn')).toHaveLength(
      Math.min(1, lan.length),
    );
  });

  it('[MEDIA-16] are the given one alone where one is given', () => {
    expect(listenAddresses({ listenAddress: '10.1.2.3', announcedAddress: '203.0.113.7' })).toEqual([
      { ip: '10.1.2.3', announcedAddress: '203.0.113.7' },
    ]);
  });
});
