import { call } from './call.ts';
import { callDirectly } from './callDirectly.ts';
import { extend } from './extend.ts';
import { closeList, openList } from './lists.ts';
import { reorder } from './reorder.ts';
import { request } from './request.ts';
import { skip } from './skip.ts';
import { stop } from './stop.ts';
import { withdraw } from './withdraw.ts';

export const floorHandlers = {
  'floor.request': request,
  'floor.withdraw': withdraw,
  'floor.call': call,
  'floor.callDirectly': callDirectly,
  'floor.skip': skip,
  'floor.stop': stop,
  'floor.extend': extend,
  'floor.reorder': reorder,
  'floor.closeList': closeList,
  'floor.openList': openList,
};
