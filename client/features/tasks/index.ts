export { TasksPage } from './list/TasksPage.tsx';
export { TaskPage } from './TaskPage.tsx';
