import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { project } from './plan.ts';

export type SignIn = { name: string; role: string; username: string; password: string };

type Seed = {
  seedPractice: (databaseUrl: string, dataDir: string) => Promise<unknown>;
  practiceSignIns: SignIn[];
};

/** Loads the practice meeting where it isn't yet and returns with whom a newcomer may sign in. */
export async function loadPractice(databaseUrl: string, dataDir: string): Promise<SignIn[]> {
  const script = path.join(project, 'prisma/seed/index.ts');
  if (!fs.existsSync(script)) {
    return [];
  }
  const seed = (await import(pathToFileURL(script).href)) as Seed;
  await seed.seedPractice(databaseUrl, dataDir);
  return seed.practiceSignIns;
}
