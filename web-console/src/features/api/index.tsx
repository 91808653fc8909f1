export { ApiLayout } from './components/api-layout';
export { GraphiqlPage } from './components/graphiql-page';
export { KeysPage } from './components/keys-page';
export { OperationsPage } from './components/operations-page';
