import { useQuery } from '@tanstack/react-query';
import type { Catalog } from '@/lib/catalog/catalog';
import { ask } from '@/lib/documents/ask';
import type { ProjectModel } from '@/lib/documents/model';
import { operation } from '@/lib/documents/operation';
import { type Access, restrict } from './restrict';

type Named = { name: string };
type Introspection = {
  query: { fields: Named[] };
  mutation: { fields: Named[] } | null;
  types: {
    types: { name: string; kind: string; fields: Named[] | null; inputFields: Named[] | null }[];
  };
};

const introspection = operation<Introspection>(
  'query',
  'Access',
  {},
  `query: __type(name: "Query") { fields { name } }
   mutation: __type(name: "Mutation") { fields { name } }
   types: __schema { types { name kind fields { name } inputFields { name } } }`,
);

/** Owners and admins may do everything; what a member may do, the project's schema says as it is for him. */
export function useAccess(slug: string, catalog: Catalog | undefined) {
  const bound = catalog?.myRole === 'MEMBER';
  const access = useQuery({
    queryKey: ['project', slug, 'access', catalog?.revision],
    enabled: bound,
    retry: false,
    queryFn: async () => {
      const allowed = accessOf(await ask(slug, introspection));
      return (everything: ProjectModel) => restrict(everything, allowed);
    },
  });
  return { isPending: catalog === undefined || (bound && access.isPending), data: access.data };
}

function accessOf({ query, mutation, types }: Introspection): Access {
  const members = (named: Named[] | null) => new Set((named ?? []).map(({ name }) => name));
  return {
    queries: members(query.fields),
    mutations: members(mutation?.fields ?? null),
    types: new Map(
      types.types.map(({ name, fields, inputFields }) => [name, members(fields ?? inputFields)]),
    ),
  };
}
