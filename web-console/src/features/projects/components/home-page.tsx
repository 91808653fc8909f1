import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Page } from '@/components/page';
import { QueryView } from '@/components/query-view';
import { RowsSkeleton } from '@/components/skeleton';
import { companiesQuery } from '@/lib/company/companies';
import { CompanySection } from './company-section';
import { FirstRun } from './first-run';

export function HomePage() {
  const { t } = useTranslation('projects');
  const companies = useQuery(companiesQuery);
  const empty = companies.data?.every(({ projects }) => projects.length === 0) ?? true;
  return (
    <Page
      title={t('title')}
      width="narrow"
      actions={
        !empty && (
          <Button asChild>
            <Link to="/new">
              <Plus aria-hidden className="size-4" />
              {t('new')}
            </Link>
          </Button>
        )
      }
    >
      <QueryView query={companies} failed={t('failed')} skeleton={<RowsSkeleton rows={3} />}>
        {(list) => (
          <>
            {empty && <FirstRun company={list.find(({ myRole }) => myRole !== 'MEMBER')} />}
            {list.map((company) => (
              <CompanySection key={company.id} company={company} several={list.length > 1} />
            ))}
          </>
        )}
      </QueryView>
    </Page>
  );
}
