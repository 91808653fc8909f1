import { queryOptions } from '@tanstack/react-query';
import { postGraphql } from '@/lib/platform/post-graphql';
import { projectKey } from '@/lib/project/project';
import { session } from '@/lib/session/session-instance';

/** As many as fit into one request by the server's limit on root fields. */
const MOST = 15;

/** Exact counts by the name of the list; asked of the project itself, as the one who looks. */
export const rowCountsQuery = (slug: string, endpoint: string, lists: readonly string[]) =>
  queryOptions({
    queryKey: [...projectKey(slug), 'row-counts', lists],
    enabled: lists.length > 0,
    queryFn: async () => {
      const counts = new Map<string, number>();
      for (let from = 0; from < lists.length && from < 4 * MOST; from += MOST) {
        const part = lists.slice(from, from + MOST);
        const query = `query ConsoleRowCounts { ${part.map((list) => `${list} { totalCount }`).join(' ')} }`;
        const { body } = await session.authorized((authorization) =>
          postGraphql(endpoint, { query }, { Authorization: authorization }),
        );
        for (const [list, answer] of Object.entries(body.data ?? {})) {
          if (isCounted(answer)) {
            counts.set(list, answer.totalCount);
          }
        }
      }
      return counts;
    },
  });

function isCounted(answer: unknown): answer is { totalCount: number } {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'totalCount' in answer &&
    typeof answer.totalCount === 'number'
  );
}
