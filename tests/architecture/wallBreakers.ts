/** A file that breaks one wall and the files that it needs to stand; paths are those of the real tree. */
export type WallBreaker = { rule: string; files: Record<string, string> };

const breaker = (rule: string, from: string, to: string): WallBreaker => {
  const isPackage = !to.includes('/') || to.startsWith('@') || to.startsWith('node:') || !/\.(ts|tsx)$/.test(to);
  const up = '../'.repeat(from.split('/').length - 1);
  const specifier = isPackage ? to : `${up}${to}`;
  const target = isPackage ? {} : { [to]: 'export const there = 1;\n' };
  return {
    rule,
    files: { ...target, [from]: `import * as broken from '${specifier}';\nexport const used = broken;\n` },
  };
};

/** For each wall at least one import that it must report. */
export const wallBreakers: WallBreaker[] = [
  {
    rule: 'no-cycles',
    files: {
      'server/auth/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'server/auth/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    },
  },
  { rule: 'nothing-unresolvable', files: { 'server/auth/lost.ts': "export * from './nowhere.ts';\n" } },
  breaker('only-declared-packages', 'server/auth/undeclared.ts', 'tsyringe'),
  breaker('product-without-tests', 'server/auth/usesTests.ts', 'tests/support/builders.ts'),
  breaker('seed-only-at-start', 'server/http/usesSeed.ts', 'prisma/seed/index.ts'),
  breaker('protocol-imports-zod-only', 'server/protocol/usesNode.ts', 'node:crypto'),
  breaker('protocol-imports-zod-only', 'server/protocol/usesDomain.ts', 'server/domain/tally.ts'),
  breaker('domain-is-pure', 'server/domain/usesStore.ts', 'server/persistence/log.ts'),
  breaker('domain-is-pure', 'server/domain/usesNode.ts', 'node:fs'),
  breaker('commands-know-no-transport', 'server/commands/poll/usesSocket.ts', 'server/realtime/gateway.ts'),
  breaker('commands-know-no-transport', 'server/commands/poll/usesExpress.ts', 'express'),
  breaker('persistence-is-below', 'server/persistence/usesCommand.ts', 'server/commands/poll/open.ts'),
  breaker('only-persistence-knows-prisma', 'server/commands/poll/usesTables.ts', 'prisma/generated/client.ts'),
  breaker('only-persistence-knows-prisma', 'recorder/speech/usesTables.ts', '@prisma/client'),
  breaker('transports-stand-side-by-side', 'server/realtime/usesHttp.ts', 'server/http/session.ts'),
  breaker('recorder-libraries-only', 'server/http/usesRecorder.ts', 'recorder/speech/engine.ts'),
  breaker('drafting-off-the-event-loop', 'server/minutes/usesDrafting.ts', 'recorder/minutes/drafting.ts'),
  breaker('server-without-media-and-client', 'server/http/usesMedia.ts', 'media/rooms.ts'),
  breaker('client-shares-contract-and-rules-only', 'client/lib/usesServer.ts', 'server/auth/session.ts'),
  breaker('client-without-node', 'client/lib/usesNode.ts', 'node:path'),
  breaker('features-by-the-front-door', 'client/features/poll/usesInside.ts', 'client/features/floor/queue.ts'),
  breaker('ui-knows-no-meeting', 'client/ui/usesFeature.tsx', 'client/features/poll/index.ts'),
  breaker('media-stands-alone', 'media/usesDomain.ts', 'server/domain/poll.ts'),
  breaker('recorder-stands-alone', 'recorder/speech/usesServer.ts', 'server/persistence/log.ts'),
  breaker('recorder-libraries-are-pure', 'recorder/minutes/usesStore.ts', 'recorder/store/claims.ts'),
  breaker('one-home-for-socket-io', 'server/http/usesSocket.ts', 'socket.io'),
  breaker('one-home-for-socket-io-client', 'client/features/poll/usesSocket.ts', 'socket.io-client'),
  breaker('one-home-for-express', 'server/realtime/usesExpress.ts', 'express'),
  breaker('one-home-for-pdfjs', 'client/features/reader/usesPdf.ts', 'pdfjs-dist'),
  breaker('one-home-for-yjs', 'server/http/usesYjs.ts', 'yjs'),
  breaker('one-home-for-mediasoup', 'server/http/usesMediasoup.ts', 'mediasoup'),
  breaker('one-home-for-mediasoup-client', 'client/features/remote/usesMediasoup.ts', 'mediasoup-client'),
];
