import { Link } from '@tanstack/react-router';
import { Plus, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { Section } from '@/components/page';
import type { CompanySummary } from '@/lib/company/companies';
import { ProjectList } from './project-list';

type CompanySectionProps = {
  company: CompanySummary;
  /** Of several, each has a button of its own. */
  several: boolean;
};

export function CompanySection({ company, several }: CompanySectionProps) {
  const { t } = useTranslation('projects');
  const mayCreate = company.myRole !== 'MEMBER';
  return (
    <Section
      title={company.name}
      actions={
        <div className="flex gap-1">
          <Button asChild variant="ghost" size="small">
            <Link to="/companies/$company" params={{ company: company.slug }}>
              <Users aria-hidden className="size-4" />
              {t('members')}
            </Link>
          </Button>
          {mayCreate && several && (
            <Button asChild variant="ghost" size="small">
              <Link
                to="/new"
                search={{ company: company.slug }}
                aria-label={t('newIn', { company: company.name })}
              >
                <Plus aria-hidden className="size-4" />
                {t('new')}
              </Link>
            </Button>
          )}
        </div>
      }
    >
      {company.projects.length > 0 ? (
        <ProjectList company={company} />
      ) : (
        <p className="rounded-lg border border-border-strong border-dashed px-4 py-5 text-center text-muted text-sm">
          {mayCreate ? t('none') : t('noneForMember')}
        </p>
      )}
    </Section>
  );
}
