// Who may import whom. Each rule says why it stands; tests/architecture/walls.test.ts breaks every one of them on purpose.
// Paths are resolved files, so neither an alias nor a chain of ../ slips by.

const npm = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
const anyPackage = '(^|/)node_modules/';
const nodeBuiltin = { dependencyTypes: ['core'] };
const prismaClient = ['^prisma/generated/', npm('@prisma/client', '@prisma/adapter-pg')];

const wall = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const foundations = [
  wall(
    'no-cycles',
    'Parts that need each other can be neither understood nor tested apart; a cycle also changes what is loaded first.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  wall(
    'nothing-unresolvable',
    'An import that leads nowhere would only be found when that line runs.',
    {},
    { couldNotResolve: true, pathNot: '^(vitest|virtual:|\\.css$)' },
  ),
  wall(
    'only-declared-packages',
    'A package that package.json does not name is there by luck: the next install of something else may take it away.',
    { pathNot: '^tests/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  wall(
    'product-without-tests',
    'What is delivered must run without the tests; helpers that both need belong to the product.',
    { pathNot: '^(tests/|vitest\\.config\\.ts$)' },
    { path: '^tests/' },
  ),
  wall(
    'seed-only-at-start',
    'The practice meeting is data for people who try the product; no feature may lean on it.',
    { path: '^(server|client|media|recorder)/', pathNot: '^server/(start|cli)/' },
    { path: '^prisma/seed/' },
  ),
];

const server = [
  wall(
    'protocol-imports-zod-only',
    'The wire contract is read by server, browser, media and recorder: whatever it imports, all of them carry.',
    { path: '^server/protocol/' },
    { pathNot: ['^server/protocol/', npm('zod')] },
  ),
  wall(
    'domain-is-pure',
    'The fold runs on server, tablet, replay and verifier and must give the same there: no clock, database, socket or chance.',
    { path: '^server/domain/' },
    { pathNot: ['^server/(domain|protocol)/', npm('zod', 'canonicalize')] },
  ),
  wall(
    'commands-know-no-transport',
    'A verb is the same over a socket, from a service or in a test; it must not know how it was called.',
    { path: '^server/commands/' },
    { path: ['^server/(realtime|http|collab|start|cli)/', '^(client|media)/', npm('express', 'socket\\.io', 'ws')] },
  ),
  wall(
    'persistence-is-below',
    'Stores are used by commands and transports; were it also the other way round, no transaction had a clear owner.',
    { path: '^server/persistence/' },
    { path: ['^server/(commands|realtime|http|collab|start|cli)/', '^(client|media|recorder)/'] },
  ),
  wall(
    'only-persistence-knows-prisma',
    'Tables are a detail behind the stores; a second place that writes SQL would pass by the log and its transaction.',
    {
      path: '^(server|client|media|recorder)/',
      pathNot: '^(server/persistence|recorder/store|server/start)/',
    },
    { path: prismaClient },
  ),
  wall(
    'transports-stand-side-by-side',
    'Sockets, HTTP and shared editing meet in app.ts; were one to import another, none could be changed or switched off alone.',
    { path: '^server/(realtime|http|collab)/' },
    { path: '^server/(realtime|http|collab)/', pathNot: '^server/$1/' },
  ),
  wall(
    'recorder-libraries-only',
    'The server may use the pure libraries for language, minutes and documents; the rest of the recorder is its own process.',
    { path: '^server/', pathNot: '^server/(start|cli)/' },
    { path: '^recorder/', pathNot: '^recorder/(language|minutes|documents)/' },
  ),
  wall(
    'drafting-off-the-event-loop',
    'A draft of a long meeting takes seconds of one core: on the event loop ballots and page turns would wait for it.',
    { path: '^server/', pathNot: '^server/minutes/draftWorker\\.ts$' },
    { path: '^recorder/minutes/(draft|drafting)\\.ts$' },
  ),
  wall(
    'server-without-media-and-client',
    'Media is its own process and the client its own bundle; only the wire contract is common.',
    { path: '^server/' },
    { path: '^(media|client)/' },
  ),
];

const client = [
  wall(
    'client-shares-contract-and-rules-only',
    'Whatever else of the server came along would land in the browser, secrets and all.',
    { path: '^client/' },
    { path: ['^server/', '^(media|recorder|prisma)/'], pathNot: '^server/(protocol|domain)/' },
  ),
  wall('client-without-node', 'Node’s own modules do not exist in a browser.', { path: '^client/' }, nodeBuiltin),
  wall(
    'features-by-the-front-door',
    'A feature is entered by its index.ts: what lies behind may change without asking the others.',
    { path: '^client/features/([^/]+)/' },
    { path: '^client/features/([^/]+)/', pathNot: ['^client/features/$1/', '^client/features/[^/]+/index\\.tsx?$'] },
  ),
  wall(
    'ui-knows-no-meeting',
    'Buttons and dialogs serve every feature only as long as they know none.',
    { path: '^client/(ui|lib)/' },
    { path: '^client/(features|realtime|media|collab|pdf)/' },
  ),
];

const processes = [
  wall(
    'media-stands-alone',
    'The media process must live when everything else is down: contract, configuration, logger and native worker are all it shares.',
    { path: '^media/' },
    { path: '^(server|client|recorder|prisma)/', pathNot: '^server/(protocol|config|logging|start/native)/' },
  ),
  wall(
    'recorder-stands-alone',
    'The recorder must write sound down while the server is away: contract, pure rules, configuration, logger and native parts are all it shares.',
    { path: '^recorder/' },
    { path: ['^(server|client|media)/'], pathNot: '^server/(protocol|domain|config|logging|start/native)/' },
  ),
  wall(
    'recorder-libraries-are-pure',
    'Language, minutes and documents are functions from data to data, so that the server and the tests can call them too.',
    { path: '^recorder/(language|minutes|documents)/' },
    { path: '^(recorder|prisma)/', pathNot: '^recorder/(language|minutes|documents)/' },
  ),
];

const owner = (name, comment, packages, ...places) =>
  wall(
    name,
    comment,
    { path: '^(server|client|media|recorder)/', pathNot: `^(${places.join('|')})` },
    {
      path: npm(...packages),
    },
  );

const owners = [
  owner(
    'one-home-for-socket-io',
    'One place speaks socket.io, so that one place knows about handshake, rooms and limits.',
    ['socket\\.io'],
    'server/realtime/',
    'server/app\\.ts',
  ),
  owner(
    'one-home-for-socket-io-client',
    'Screens send commands and read the store; only client/realtime knows the wire.',
    ['socket\\.io-client'],
    'client/realtime/',
  ),
  owner(
    'one-home-for-express',
    'Routes live in server/http, where limits, sessions and headers are applied to all of them.',
    ['express', 'helmet', 'express-rate-limit'],
    'server/http/',
    'server/app\\.ts',
  ),
  owner(
    'one-home-for-pdfjs',
    'PDF.js changes its API with every release; one folder on each side follows it.',
    ['pdfjs-dist'],
    'client/pdf/',
    'server/files/',
    'recorder/documents/check/',
  ),
  owner(
    'one-home-for-yjs',
    'Shared documents are opened, checked and closed in one place on each side; the stores only merge and keep their bytes.',
    ['yjs', 'y-protocols', 'y-websocket', 'y-indexeddb'],
    'server/collab/',
    'server/persistence/',
    'client/collab/',
  ),
  owner('one-home-for-mediasoup', 'Native workers are owned by the media process alone.', ['mediasoup'], 'media/'),
  owner(
    'one-home-for-mediasoup-client',
    'Microphone and camera have one owner in the browser, or they are never released.',
    ['mediasoup-client'],
    'client/media/',
  ),
];

export default {
  forbidden: [...foundations, ...server, ...client, ...processes, ...owners],
  options: {
    doNotFollow: { path: anyPackage },
    exclude: { path: '^(dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.d.ts', '.json'],
    },
  },
};
