import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ProjectSummary } from '../api/projects';

export function ProjectList({ projects }: { projects: readonly ProjectSummary[] }) {
  return (
    <ul
      aria-label="Projects"
      className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface"
    >
      {projects.map((project) => (
        <li key={project.id}>
          <Link
            to="/projects/$slug/graphiql"
            params={{ slug: project.slug }}
            className="flex items-center gap-3 px-4 py-3 motion-safe:transition-colors hover:bg-subtle focus-visible:outline-offset-[-2px]"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-sm">{project.name}</span>
              <span className="block truncate font-mono text-muted text-xs">{project.slug}</span>
            </span>
            <span className="text-muted text-xs">GraphiQL</span>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
