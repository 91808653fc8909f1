import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountCard } from './account-card';
import { SignInForm } from './sign-in-form';

export function SignInPage() {
  const { t } = useTranslation('account');
  return (
    <AccountCard
      title={t('signIn.title')}
      footer={
        <>
          {t('signIn.new')}{' '}
          <Link to="/sign-up" search={true} className="text-accent underline underline-offset-4">
            {t('signIn.create')}
          </Link>
        </>
      }
    >
      <SignInForm />
    </AccountCard>
  );
}
