import type account from './en/account.json';
import type api from './en/api.json';
import type common from './en/common.json';
import type companies from './en/companies.json';
import type data from './en/data.json';
import type logs from './en/logs.json';
import type overview from './en/overview.json';
import type projects from './en/projects.json';
import type review from './en/review.json';
import type rules from './en/rules.json';
import type schema from './en/schema.json';
import type settings from './en/settings.json';
import type shell from './en/shell.json';

/** One namespace for each feature; English is the one that types come from, a test holds German to it. */
export type Resources = {
  account: typeof account;
  api: typeof api;
  common: typeof common;
  companies: typeof companies;
  data: typeof data;
  logs: typeof logs;
  overview: typeof overview;
  projects: typeof projects;
  review: typeof review;
  rules: typeof rules;
  schema: typeof schema;
  settings: typeof settings;
  shell: typeof shell;
};

export type Namespace = keyof Resources;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Resources;
  }
}
