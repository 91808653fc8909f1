import { graphql } from '@/lib/platform/tada';

export const GrantFragment = graphql(`
  fragment Grant on Session @_unmask {
    accessToken
    expiresAt
    account { id email name }
  }
`);
