import { Link } from '@tanstack/react-router';
import { ArrowRight, KeyRound, ShieldCheck, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProjectHead } from '@/lib/project/project';

const steps = [
  { name: 'schema', icon: Workflow, to: '/projects/$project/schema' },
  { name: 'rules', icon: ShieldCheck, to: '/projects/$project/rules' },
  { name: 'api', icon: KeyRound, to: '/projects/$project/api/keys' },
] as const;

/** For a project that has nothing but its users yet. */
export function FirstSteps({ project }: { project: ProjectHead }) {
  const { t } = useTranslation('overview');
  if (project.collections.some(({ name }) => name !== 'users')) {
    return null;
  }
  return (
    <section aria-label={t('steps.title')} className="mb-8">
      <ol className="grid gap-3 md:grid-cols-3">
        {steps.map(({ name, icon: Icon, to }, index) => (
          <li key={name}>
            <Link
              to={to}
              params={{ project: project.slug }}
              className="group flex h-full gap-3 rounded-lg border border-border bg-surface p-4 hover:bg-hover"
            >
              <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-sm">
                  {index + 1}. {t(`steps.${name}.title`)}
                </span>
                <span className="mt-0.5 block text-muted text-sm">
                  {t(`steps.${name}.message`)}
                </span>
              </span>
              <ArrowRight aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
