import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/avatar';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/menu';
import { Skeleton } from '@/components/skeleton';
import { companiesQuery } from '@/lib/company/companies';

type ProjectSwitcherProps = { slug: string; name: string | undefined };

/** Leads to the other projects of all one's companies. */
export function ProjectSwitcher({ slug, name }: ProjectSwitcherProps) {
  const { t } = useTranslation('shell');
  const companies = useQuery(companiesQuery).data ?? [];
  const own = companies.find(({ projects }) => projects.some((other) => other.slug === slug));
  return (
    <Menu
      align="start"
      className="max-h-[70vh] w-64 overflow-y-auto"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-md px-1.5 py-1.5 text-left hover:bg-hover"
        >
          <Avatar name={name ?? slug} square />
          <span className="sr-only">{t('switchProject', { name: name ?? slug })}</span>
          <span className="min-w-0 flex-1">
            <span aria-hidden className="block truncate font-medium text-sm leading-5">
              {name ?? <Skeleton className="h-4 w-24" />}
            </span>
            <span className="block h-4 truncate text-muted text-xs leading-4">{own?.name}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      {companies.map((company) => (
        <Fragment key={company.id}>
          <MenuLabel>{company.name}</MenuLabel>
          {company.projects
            .filter(({ state }) => state === 'ACTIVE')
            .map((project) => (
              <MenuItem key={project.id} asChild>
                <Link to="/projects/$project/overview" params={{ project: project.slug }}>
                  <span className="min-w-0 flex-1 truncate">{project.name}</span>
                  {project.slug === slug && <Check aria-hidden className="size-4 text-accent" />}
                </Link>
              </MenuItem>
            ))}
          <MenuItem asChild>
            <Link to="/companies/$company" params={{ company: company.slug }}>
              <span className="text-muted">{t('members')}</span>
            </Link>
          </MenuItem>
          <MenuSeparator />
        </Fragment>
      ))}
      <MenuItem asChild>
        <Link to="/new" search={own ? { company: own.slug } : {}}>
          <Plus aria-hidden className="size-4 text-muted" />
          {t('newProject')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/">{t('allProjects')}</Link>
      </MenuItem>
    </Menu>
  );
}
