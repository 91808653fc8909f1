export { CollectionPage } from './components/collection-page';
export { DataPage } from './components/data-page';
export { RecordPage } from './record/record-page';
