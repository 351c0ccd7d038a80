export { TaskPage } from './TaskPage.tsx';
export { TasksPage } from './TasksPage.tsx';
