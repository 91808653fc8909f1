import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startI18n } from '@/i18n/i18n';

// Pages are loaded when they are opened, which takes its time the first time.
configure({ asyncUtilTimeout: 5_000 });

beforeAll(() => startI18n('en'));

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
