import { addVersion } from './addVersion.ts';
import { approve } from './approve.ts';
import { edit } from './edit.ts';
import { opened } from './opened.ts';
import { recall } from './recall.ts';
import { reject } from './reject.ts';
import { release } from './release.ts';
import { submit } from './submit.ts';

export const paperHandlers = {
  'paper.submit': submit,
  'paper.addVersion': addVersion,
  'paper.edit': edit,
  'paper.approve': approve,
  'paper.reject': reject,
  'paper.release': release,
  'paper.recall': recall,
  'paper.opened': opened,
};
