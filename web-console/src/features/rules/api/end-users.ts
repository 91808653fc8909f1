import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ApiError } from '@/lib/platform/api-error';
import { postGraphql } from '@/lib/platform/post-graphql';
import { session } from '@/lib/session/session-instance';

export type EndUser = { rowId: string; email: string; fullName: string | null; roles: string[] };

const EndUsers = `query EndUsers($filter: UserFilter) {
  users(first: 20, filter: $filter, orderBy: [{ email: ASC }]) {
    nodes { rowId email fullName roles }
  }
}`;

/** The project's own users whose e-mail or name holds a text, as its owner sees them. */
export const endUsersQuery = (slug: string, search: string) =>
  queryOptions({
    queryKey: ['project', slug, 'end-users', search],
    queryFn: async (): Promise<EndUser[]> => {
      const filter = search
        ? { or: [{ email: { icontains: search } }, { fullName: { icontains: search } }] }
        : {};
      const payload = { query: EndUsers, variables: { filter } };
      const { body, status } = await session.authorized((authorization) =>
        postGraphql(`/graphql/${encodeURIComponent(slug)}`, payload, {
          Authorization: authorization,
        }),
      );
      const [error] = body.errors ?? [];
      if (error) {
        throw ApiError.of(error, status);
      }
      return (body.data as { users: { nodes: EndUser[] } }).users.nodes;
    },
    placeholderData: keepPreviousData,
  });
