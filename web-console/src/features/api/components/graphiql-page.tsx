import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select-field';
import { useProject } from '@/lib/project/use-project';
import { useSession } from '@/lib/session/use-session';
import { EditorSkeleton } from './editor-skeleton';

const Editor = lazy(() => import('./editor'));
const route = getRouteApi('/member/projects/$project/api/');

/** GraphiQL on the project's endpoint, as oneself or as any of its roles. */
export function GraphiqlPage() {
  const { t } = useTranslation(['api', 'common']);
  const project = useProject();
  const session = useSession();
  const { role } = route.useSearch();
  const navigate = route.useNavigate();
  if (session.status !== 'signed-in') {
    return null;
  }
  const mayActAsAnother = project.myRole !== 'MEMBER';
  return (
    <div className="flex h-full min-h-96 flex-col">
      <title>{`GraphiQL · ${project.name} · Weft`}</title>
      {mayActAsAnother && (
        <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-border border-b px-4 py-2 sm:px-6">
          <label htmlFor="graphiql-role" className="text-muted text-sm">
            {t('graphiql.as')}
          </label>
          <Select
            id="graphiql-role"
            className="h-8 w-48"
            value={role ?? ''}
            placeholder={t('graphiql.asYourself', {
              role: t(`common:memberRole.${project.myRole}`),
            })}
            options={project.roles.map(({ name }) => ({ value: name, label: name }))}
            onChange={(event) =>
              void navigate({ search: { role: event.target.value || undefined }, replace: true })
            }
          />
          {role && <p className="text-muted text-xs">{t('graphiql.acting', { role })}</p>}
        </div>
      )}
      <div className="min-h-0 flex-1">
        <Suspense fallback={<EditorSkeleton />}>
          <Editor
            key={`${project.slug}/${role ?? ''}`}
            accountId={session.account.id}
            slug={project.slug}
            role={role}
          />
        </Suspense>
      </div>
    </div>
  );
}
