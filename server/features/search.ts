import { searchRouter } from '#server/http/search/router.ts';
import type { OpenFeature } from './feature.ts';

/** Search over everything somebody may read. */
export const search: OpenFeature = ({ db, timeline, auth }) => ({
  mounts: [
    {
      path: '/api',
      router: searchRouter({ db, timeline, identify: (cookieHeader) => auth.identify(cookieHeader) }),
    },
  ],
});
