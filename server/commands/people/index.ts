import { add } from './add.ts';
import { delegate } from './delegate.ts';
import { edit } from './edit.ts';
import { remove } from './remove.ts';
import { reply } from './reply.ts';

export const peopleHandlers = {
  'people.add': add,
  'people.edit': edit,
  'people.remove': remove,
  'people.reply': reply,
  'people.delegate': delegate,
};
