import { createBrowserRouter } from 'react-router';
import { CrashPage, NotFoundPage, tellNewBuild } from './features/frame/index.ts';

/** Pages are loaded when they are first opened; addresses are Vietnamese words without accents. */
export const router = createBrowserRouter([
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <div />,
    children: [
      { path: '/', lazy: async () => ({ Component: (await import('./features/home/index.ts')).HomePage }) },
      { path: '/lich-hop', lazy: async () => ({ Component: (await import('./features/home/index.ts')).CalendarPage }) },
      { path: '/nhiem-vu', lazy: async () => ({ Component: (await import('./features/tasks/index.ts')).TasksPage }) },
      {
        path: '/nhiem-vu/:taskId',
        lazy: async () => ({ Component: (await import('./features/tasks/index.ts')).TaskPage }),
      },
      { path: '/tim-kiem', lazy: async () => ({ Component: (await import('./features/search/index.ts')).SearchPage }) },
      {
        path: '/tai-khoan',
        lazy: async () => ({ Component: (await import('./features/accounts/index.ts')).ProfilePage }),
      },
      {
        path: '/quan-tri',
        lazy: async () => ({ Component: (await import('./features/accounts/index.ts')).ManagedPage }),
      },
      { path: '/dang-nhap', lazy: async () => ({ Component: (await import('./features/auth/index.ts')).SignInPage }) },
      { path: '/vao-hop', lazy: async () => ({ Component: (await import('./features/auth/index.ts')).EnterPage }) },
      {
        path: '/tao-cuoc-hop',
        lazy: async () => ({ Component: (await import('./features/prepare/index.ts')).CreatePage }),
      },
      {
        path: '/chuan-bi/:meetingId',
        lazy: async () => ({ Component: (await import('./features/prepare/index.ts')).PreparePage }),
      },
      {
        path: '/hop/:meetingId',
        lazy: async () => ({ Component: (await import('./features/room/index.ts')).RoomPage }),
      },
      {
        path: '/hop/:meetingId/dieu-hanh',
        lazy: async () => ({ Component: (await import('./features/room/index.ts')).ControlPage }),
      },
      {
        path: '/hop/:meetingId/dai-bieu',
        lazy: async () => ({ Component: (await import('./features/room/index.ts')).MemberPage }),
      },
      {
        path: '/hop/:meetingId/bien-ban',
        lazy: async () => ({ Component: (await import('./features/room/index.ts')).MinutesPage }),
      },
      {
        path: '/hop/:meetingId/truc-tuyen',
        lazy: async () => ({ Component: (await import('./features/room/index.ts')).RemotePage }),
      },
      {
        path: '/hop/:meetingId/micro-phong',
        lazy: async () => ({ Component: (await import('./features/media/index.ts')).RoomDevicePage }),
      },
      {
        path: '/hop/:meetingId/xem-lai',
        lazy: async () => ({ Component: (await import('./features/replay/index.ts')).ReplayPage }),
      },
      {
        path: '/hop/:meetingId/ma-vao',
        lazy: async () => ({ Component: (await import('./features/auth/index.ts')).RoomCodePage }),
      },
      {
        path: '/man-hinh/:meetingId',
        lazy: async () => ({ Component: (await import('./features/bigscreen/index.ts')).BigScreenPage }),
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);

/** A newer build is here: this page says so, and is loaded anew when the next one is opened; never in the middle of a meeting. */
export function renewOnNextPage(): void {
  const { pathname } = window.location;
  // Nobody stands at a room's big screen to press a button, and the room would read it.
  if (!pathname.startsWith('/man-hinh/')) {
    tellNewBuild();
  }
  router.subscribe(({ location }) => {
    if (location.pathname !== pathname) {
      window.location.reload();
    }
  });
}
