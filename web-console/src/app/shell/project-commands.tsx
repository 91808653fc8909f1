import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Braces, KeyRound, Table2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '@/lib/commands/commands';
import { useCommands } from '@/lib/commands/use-commands';
import { projectQuery } from '@/lib/project/project';
import { destinations } from './side-bar';

/** The pages and collections of the project that is open. */
export function ProjectCommands({ slug }: { slug: string }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const collections = useQuery(projectQuery(slug)).data?.collections;

  useCommands(
    useMemo<Command[]>(
      () => [
        ...destinations.map(({ to, name, icon, keys }) => ({
          id: `page-${name}`,
          title: t(`pages.${name}`),
          section: t('sections.pages'),
          keys,
          icon,
          run: () => void navigate({ to, params: { project: slug } }),
        })),
        {
          id: 'page-keys',
          title: t('pages.keys'),
          section: t('sections.pages'),
          icon: KeyRound,
          keywords: ['api key', 'token', 'secret'],
          run: () =>
            void navigate({ to: '/projects/$project/api/keys', params: { project: slug } }),
        },
        {
          id: 'page-operations',
          title: t('pages.operations'),
          section: t('sections.pages'),
          icon: Braces,
          keywords: ['clients', 'recorded'],
          run: () =>
            void navigate({ to: '/projects/$project/api/operations', params: { project: slug } }),
        },
      ],
      [navigate, slug, t],
    ),
  );

  useCommands(
    useMemo<Command[]>(
      () =>
        (collections ?? [])
          .filter(({ archivedAt }) => !archivedAt)
          .map(({ id, name, label }) => ({
            id: `collection-${id}`,
            title: label,
            section: t('sections.data'),
            icon: Table2,
            keywords: [name],
            run: () =>
              void navigate({
                to: '/projects/$project/data/$collection',
                params: { project: slug, collection: name },
              }),
          })),
      [collections, navigate, slug, t],
    ),
  );
  return null;
}
