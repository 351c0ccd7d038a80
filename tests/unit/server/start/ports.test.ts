import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '#server/config/config.ts';
import { busyPorts } from '#server/start/up/ports.ts';

const anyPorts = Object.fromEntries(
  ['HTTP', 'HTTPS', 'INTERNAL', 'TRUST', 'MEDIA_SIGNAL', 'CAPTURE', 'MEDIA'].map((name) => [`${name}_PORT`, '0']),
);

describe('ports', () => {
  it('[START-6] that another program holds are named with the setting that moves ours', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const config = loadConfig({ ...anyPorts, HTTP_PORT: String(port) });
    expect(await busyPorts(config)).toEqual([{ port, variable: 'HTTP_PORT' }]);
    other.close();
    await once(other, 'close');
    expect(await busyPorts(config)).toEqual([]);
  });
});
