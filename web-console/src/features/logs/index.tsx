export { AuditPage } from './components/audit-page';
export { ChangesPage } from './components/changes-page';
export { LogsLayout } from './components/logs-layout';
