import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/components/avatar';
import { Badge } from '@/components/badge';
import type { CompanySummary } from '@/lib/company/companies';

export function ProjectList({ company }: { company: CompanySummary }) {
  const { t } = useTranslation('projects');
  const projects = company.projects.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <ul
      aria-label={t('projectsOf', { company: company.name })}
      className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface"
    >
      {projects.map((project) => (
        <li key={project.id}>
          <Link
            to="/projects/$project/overview"
            params={{ project: project.slug }}
            className="flex items-center gap-3 px-4 py-3 motion-safe:transition-colors hover:bg-hover focus-visible:outline-offset-[-2px]"
          >
            <Avatar name={project.name} square />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-sm">{project.name}</span>
              <span className="block truncate font-mono text-muted text-xs">
                {project.endpoint}
              </span>
            </span>
            {project.state === 'DECOMMISSIONED' && <Badge>{t('decommissioned')}</Badge>}
            <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
