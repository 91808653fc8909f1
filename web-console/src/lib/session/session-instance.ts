import { send } from '@/lib/platform/send';
import { graphql } from '@/lib/platform/tada';
import { Session } from './session';
import { GrantFragment } from './session-fragment';

const RefreshSession = graphql(
  `
    mutation RefreshSession {
      refreshSession { ...Grant }
    }
  `,
  [GrantFragment],
);

export const session = new Session(async () => (await send(RefreshSession, {})).refreshSession);
