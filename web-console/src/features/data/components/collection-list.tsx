import { Link, useNavigate } from '@tanstack/react-router';
import { Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select-field';
import type { ProjectModel } from '@/lib/documents/model';

type CollectionListProps = { slug: string; project: ProjectModel; current: string };

/** The collections of the project, on small windows as a choice. */
export function CollectionList({ slug, project, current }: CollectionListProps) {
  const { t } = useTranslation('data');
  return (
    <nav
      aria-label={t('collections')}
      className="hidden w-48 shrink-0 overflow-y-auto border-border border-r bg-surface p-2 2xl:block"
    >
      <h2 className="px-2 py-1.5 font-medium text-muted text-xs">{t('collections')}</h2>
      <ul className="grid gap-0.5">
        {[...project.values()].map(({ name, label }) => (
          <li key={name}>
            <Link
              to="/projects/$project/data/$collection"
              params={{ project: slug, collection: name }}
              aria-current={name === current ? 'page' : undefined}
              className="flex h-8 items-center gap-2 rounded-md px-2 text-muted text-sm hover:bg-hover hover:text-foreground aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-foreground"
            >
              <Table2 aria-hidden className="size-4 shrink-0" />
              <span className="truncate">{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function CollectionSelect({ slug, project, current }: CollectionListProps) {
  const { t } = useTranslation('data');
  const navigate = useNavigate();
  return (
    <div className="min-w-0 max-w-52 2xl:hidden">
      <Select
        aria-label={t('collection')}
        className="h-8"
        value={current}
        options={[...project.values()].map(({ name, label }) => ({ value: name, label }))}
        onChange={(event) =>
          void navigate({
            to: '/projects/$project/data/$collection',
            params: { project: slug, collection: event.target.value },
          })
        }
      />
    </div>
  );
}
