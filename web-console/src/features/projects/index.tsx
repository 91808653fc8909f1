export { HomePage } from './components/home-page';
export { NewProjectPage } from './components/new-project-page';
