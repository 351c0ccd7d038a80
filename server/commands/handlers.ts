import type { CommandName } from '#protocol/registry.ts';
import { agendaHandlers } from './agenda/index.ts';
import { attendanceHandlers } from './attendance/index.ts';
import { conclusionHandlers } from './conclusion/index.ts';
import { floorHandlers } from './floor/index.ts';
import type { Handler } from './handler.ts';
import { lobbyHandlers } from './lobby/index.ts';
import { meetingHandlers } from './meeting/index.ts';
import { microphoneHandlers } from './microphone/index.ts';
import { minutesHandlers } from './minutes/index.ts';
import { noteHandlers } from './note/index.ts';
import { paperHandlers } from './paper/index.ts';
import { peopleHandlers } from './people/index.ts';
import { pollHandlers } from './poll/index.ts';
import { presentingHandlers } from './presenting/index.ts';
import { privacyHandlers } from './privacy/index.ts';
import { proposalHandlers } from './proposal/index.ts';
import { questionHandlers } from './question/index.ts';
import { recordingHandlers } from './recording/index.ts';
import { roomHandlers } from './room/index.ts';
import { slipHandlers } from './slip/index.ts';
import { speakerHandlers } from './speaker/index.ts';
import { speechHandlers } from './speech/index.ts';
import { summonsHandlers } from './summons/index.ts';
import { taskHandlers } from './task/index.ts';

/** Every command has its handler: a missing or an extra one doesn't compile. */
export const handlers: { [N in CommandName]: Handler<N> } = {
  ...meetingHandlers,
  ...peopleHandlers,
  ...agendaHandlers,
  ...attendanceHandlers,
  ...floorHandlers,
  ...pollHandlers,
  ...conclusionHandlers,
  ...slipHandlers,
  ...roomHandlers,
  ...summonsHandlers,
  ...questionHandlers,
  ...lobbyHandlers,
  ...microphoneHandlers,
  ...privacyHandlers,
  ...recordingHandlers,
  ...speakerHandlers,
  ...presentingHandlers,
  ...minutesHandlers,
  ...noteHandlers,
  ...proposalHandlers,
  ...taskHandlers,
  ...paperHandlers,
  ...speechHandlers,
};
