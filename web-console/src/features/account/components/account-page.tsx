import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card, Page, Section } from '@/components/page';
import { QueryView } from '@/components/query-view';
import { RowsSkeleton, Skeleton } from '@/components/skeleton';
import { accountQuery } from '../api/account';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import { SessionList } from './session-list';

export function AccountPage() {
  const { t } = useTranslation('account');
  const account = useQuery(accountQuery);
  return (
    <Page title={t('page.title')} width="narrow">
      <Section title={t('profile.title')}>
        <Card>
          <QueryView
            query={account}
            failed={t('page.failed')}
            skeleton={<Skeleton className="h-40 w-full" />}
          >
            {(details) => details && <ProfileForm account={details} />}
          </QueryView>
        </Card>
      </Section>
      <Section title={t('passwordForm.title')} description={t('passwordForm.description')}>
        <Card>
          <PasswordForm />
        </Card>
      </Section>
      <Section title={t('sessions.title')} description={t('sessions.description')}>
        <QueryView query={account} failed={t('page.failed')} skeleton={<RowsSkeleton rows={2} />}>
          {(details) => <SessionList sessions={details?.sessions ?? []} />}
        </QueryView>
      </Section>
    </Page>
  );
}
