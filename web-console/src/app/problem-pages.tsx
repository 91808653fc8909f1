import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { MessagePage } from '@/components/message-page';
import { session } from '@/lib/session/session-instance';

export function PageNotFound() {
  const { t } = useTranslation('shell');
  return (
    <MessagePage title={t('notFound.title')} message={t('notFound.message')}>
      <Button asChild>
        <Link to="/">{t('goToProjects')}</Link>
      </Button>
    </MessagePage>
  );
}

/** Takes the place of the page that failed; the navigation around it stays. */
export function PageCrashed({ reset }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  return (
    <MessagePage title={t('crashed.title')} message={t('crashed.message')}>
      <Button
        variant="outline"
        onClick={() => {
          reset();
          void router.invalidate();
        }}
      >
        {t('crashed.again')}
      </Button>
      <Button onClick={() => window.location.reload()}>{t('crashed.reload')}</Button>
    </MessagePage>
  );
}

export function ServerUnreachable() {
  const { t } = useTranslation('shell');
  return (
    <MessagePage title={t('unreachable.title')} message={t('unreachable.message')}>
      <Button onClick={() => void session.restore()}>{t('unreachable.again')}</Button>
    </MessagePage>
  );
}

export function ProjectNotFound({ slug }: { slug: string }) {
  const { t } = useTranslation('shell');
  return (
    <MessagePage
      title={t('projectNotFound.title')}
      message={t('projectNotFound.message', { slug })}
    >
      <Button asChild>
        <Link to="/">{t('goToProjects')}</Link>
      </Button>
    </MessagePage>
  );
}
