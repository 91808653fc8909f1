export { CollectionRulesPage } from './components/collection-rules-page';
export { OverviewPage } from './components/overview-page';
export { RolesPage } from './components/roles-page';
export { RulesLayout } from './components/rules-layout';
export { TryAsPage } from './components/try-as-page';
