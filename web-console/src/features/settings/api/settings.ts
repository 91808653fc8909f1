import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';

const Settings = graphql(`
  query Settings($slug: String!) {
    project(slug: $slug) {
      id
      name
      slug
      databaseSchema
      revision
      signUp
      jwksPath
      allowedOrigins
      costLimits { operation anonymous }
      rateLimits { anonymous user key }
      trustedDocuments { required operations(first: 1) { hash } }
      signingKeys { id createdAt signsFrom verifiesUntil }
      identityProviders {
        issuer
        audience
        jwksUri
        roleClaim
        roleMap
        userClaim
        createdAt
      }
      roles { name description builtIn introspection }
      securityReport { kind collection role message }
      drift
    }
  }
`);

export const settingsQuery = (slug: string) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'settings'],
    queryFn: async () => {
      const { project } = await request(Settings, { slug });
      if (!project) {
        throw new Error('The project is gone');
      }
      return project;
    },
  });

export type ProjectSettings = NonNullable<ResultOf<typeof Settings>['project']>;
export type IdentityProvider = ProjectSettings['identityProviders'][number];
