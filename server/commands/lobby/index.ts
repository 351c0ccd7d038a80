import { admit } from './admit.ts';
import { knock } from './knock.ts';
import { refuse } from './refuse.ts';

export const lobbyHandlers = { 'lobby.knock': knock, 'lobby.admit': admit, 'lobby.refuse': refuse };
