import { describe, expect, it } from 'vitest';
import { readText } from './tree.ts';

type Manifest = Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>;

type Locked = { optionalDependencies?: Record<string, string> };

describe('packages', () => {
  const manifest = JSON.parse(readText('package.json')) as Manifest;

  it('are pinned to one version each', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('are locked for every platform (npm run lock)', () => {
    const { packages } = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Locked> };
    const places = Object.keys(packages);
    const lacking = Object.values(packages)
      .flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
      .filter((name) => !places.some((place) => place.endsWith(`node_modules/${name}`)));
    expect(lacking).toEqual([]);
  });

  it('take the schema engine of the very revision that Prisma was made with', () => {
    const { version } = JSON.parse(readText('node_modules/@prisma/engines-version/package.json')) as {
      version: string;
    };
    expect(manifest.devDependencies['@prisma/schema-engine-wasm']).toBe(version);
  });
});
