import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Building2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Page, Section } from '@/components/page';
import { QueryView } from '@/components/query-view';
import { RowsSkeleton } from '@/components/skeleton';
import { companyQuery } from '../api/company';
import { CreateCompanyDialog } from './create-company-dialog';
import { InvitationList } from './invitation-list';
import { InviteDialog } from './invite-dialog';
import { MemberTable } from './member-table';

const route = getRouteApi('/member/workspace/companies/$company');

export function CompanyPage() {
  const { t } = useTranslation('companies');
  const { company: slug } = route.useParams();
  const company = useQuery(companyQuery(slug));
  const [inviting, setInviting] = useState(false);
  const [creating, setCreating] = useState(false);
  const administers = company.data ? company.data.myRole !== 'MEMBER' : false;

  if (company.data === null) {
    return (
      <Page title={t('notFound.title')} width="narrow">
        <EmptyState icon={Building2} title={t('notFound.title')} message={t('notFound.message')}>
          <Button asChild>
            <Link to="/">{t('toProjects')}</Link>
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={company.data?.name ?? slug}
      documentTitle={t('documentTitle', { company: company.data?.name ?? slug })}
      description={t('description')}
      actions={
        <>
          <Button variant="outline" onClick={() => setCreating(true)}>
            {t('createCompany.open')}
          </Button>
          {administers && (
            <Button onClick={() => setInviting(true)}>
              <UserPlus aria-hidden className="size-4" />
              {t('invite.open')}
            </Button>
          )}
        </>
      }
    >
      <QueryView query={company} failed={t('failed')} skeleton={<RowsSkeleton rows={3} />}>
        {(details) =>
          details && (
            <>
              <Section title={t('members.title')}>
                <MemberTable company={details} />
              </Section>
              {details.myRole !== 'MEMBER' && (
                <Section title={t('invitations.title')} description={t('invitations.description')}>
                  <InvitationList company={details} />
                </Section>
              )}
              <InviteDialog company={details} open={inviting} onOpenChange={setInviting} />
            </>
          )
        }
      </QueryView>
      <CreateCompanyDialog open={creating} onOpenChange={setCreating} />
    </Page>
  );
}
