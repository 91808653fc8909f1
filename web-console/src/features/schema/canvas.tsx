export { CanvasPage } from './components/canvas-page';
