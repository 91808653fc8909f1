import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@/lib/platform/tada';
import { request } from '@/lib/session/request';

const People = graphql(`
  query People {
    companies { members { account { id email name } } }
  }
`);

/** Names of the members of all companies, by what the log calls them. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async () => {
    const { companies } = await request(People, {});
    return new Map(
      companies
        .flatMap((company) => company.members)
        .flatMap(({ account }) => {
          const name = account.name ?? account.email;
          return [
            [account.id, name],
            [`account:${account.id}`, name],
          ] as const;
        }),
    );
  },
  staleTime: 300_000,
});
