/**
 * Every command of the product over the real sockets of two server processes on one database, 100,000 messages (or as given) by all
 * roles at once: valid, nearly valid, broken, too large, repeated, out of order, with lost lines; then everything is checked.
 */
import { runStorm, type WireFigures } from '#tests/fuzz/wire/run.ts';
import { startStand } from '#tests/fuzz/wire/stage.ts';
import type { Bench } from './bench.ts';
import { benchDatabase } from './support/database.ts';

const EACH = 5000;

const bench: Bench = async ([given = '100000', first = '1']) => {
  const database = await benchDatabase();
  const stand = await startStand(database.url, 2);
  const storms: WireFigures[] = [];
  const sum = (of: (figures: WireFigures) => number): number => storms.reduce((all, storm) => all + of(storm), 0);
  while (sum(({ messages }) => messages) < Number(given)) {
    const storm = await runStorm(stand, Number(first) + storms.length, Math.min(EACH, Number(given)));
    storms.push(storm);
    for (const wrong of storm.wrongs) {
      console.error(wrong);
    }
  }
  const running = stand.servers.every(({ isRunning }) => isRunning());
  await stand.close();
  await database.stop();
  const wrongs = sum((storm) => storm.wrongs.length);
  return {
    figures: {
      meetings: storms.length,
      messages: sum(({ messages }) => messages),
      accepted: sum(({ accepted }) => accepted),
      rejected: sum(({ rejected }) => rejected),
      commands_accepted: new Set(storms.flatMap(({ names }) => [...names])).size,
      polls_counted: sum(({ published }) => published),
      secret_ballots: sum(({ secretBallots }) => secretBallots),
      slowest_answer_ms: Math.max(...storms.map(({ slowestMs }) => slowestMs)),
      servers_running: running,
      wrong: wrongs,
    },
    goals: { wrong: '0', servers_running: 'true' },
    met: wrongs === 0 && running,
  };
};

export default bench;
