import { collab } from './collab.ts';
import type { OpenFeature } from './feature.ts';
import { media } from './media.ts';
import { minutes } from './minutes.ts';
import { papers } from './papers.ts';
import { polls } from './polls.ts';
import { search } from './search.ts';
import { speech } from './speech.ts';
import { tasks } from './tasks.ts';

/** Every area of the server beyond accounts and the timeline itself; opened in this order, closed the other way round. */
export const features: readonly OpenFeature[] = [collab, media, minutes, papers, polls, search, speech, tasks];
