import { infiniteQueryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@/lib/platform/tada';
import { projectKey } from '@/lib/project/project';
import { request } from '@/lib/session/request';
import { type AuditSearch, timeRange } from '../search';

const AuditEvents = graphql(`
  query AuditEvents($slug: String!, $first: Int!, $before: ID, $filter: AuditFilter) {
    project(slug: $slug) {
      auditEvents(first: $first, before: $before, filter: $filter) {
        id
        at
        actor
        actorKind
        actingAs
        action
        resourceType
        resourceId
        status
        ip
        userAgent
        requestId
        detail
      }
    }
  }
`);

const PAGE = 50;

export type AuditEvent = NonNullable<
  ResultOf<typeof AuditEvents>['project']
>['auditEvents'][number];

/** Newest first, as many pages as were asked for. */
export const auditEventsQuery = (slug: string, { event: _, ...filter }: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: [...projectKey(slug), 'audit', filter],
    queryFn: async ({ pageParam }) => {
      const { actor, action, resource } = filter;
      const { project } = await request(AuditEvents, {
        slug,
        first: PAGE,
        before: pageParam,
        filter: {
          actor: actor ?? null,
          action: action ?? null,
          resource: resource ?? null,
          from: timeRange(filter).from ?? null,
          to: timeRange(filter).to ?? null,
        },
      });
      return project?.auditEvents ?? [];
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
  });
