export { CalendarPage } from './CalendarPage.tsx';
export { HomePage } from './HomePage.tsx';
