import os from 'node:os';

/** The machine's own IPv4 addresses that other devices may reach, the likeliest first. */
export function lanAddresses(): string[] {
  const all = Object.entries(os.networkInterfaces()).flatMap(([name, list]) =>
    (list ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ address, inside: /^(docker|br-|veth|virbr|tun|tap)/.test(name) })),
  );
  return all.sort((a, b) => Number(a.inside) - Number(b.inside)).map(({ address }) => address);
}

/** Every name and address under which this machine may be called: what the certificate must hold. */
export function machineNames(): { names: string[]; addresses: string[] } {
  const host = os.hostname().toLowerCase();
  const short = host.split('.')[0] ?? host;
  const names = ['localhost', host, short, `${short}.local`].filter((name) => /^[a-z0-9.-]+$/.test(name));
  return { names: [...new Set(names)], addresses: ['127.0.0.1', '::1', ...lanAddresses()] };
}
