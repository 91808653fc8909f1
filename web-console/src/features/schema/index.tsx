export { CollectionPage } from './components/collection-page';
export { CollectionsPage } from './components/collections-page';
export { HistoryPage } from './components/history-page';
export { SchemaLayout } from './components/schema-layout';
