import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AccountCard } from './account-card';
import { SignUpForm } from './sign-up-form';

export function SignUpPage() {
  const { t } = useTranslation('account');
  return (
    <AccountCard
      title={t('signUp.title')}
      footer={
        <>
          {t('signUp.known')}{' '}
          <Link to="/sign-in" search={true} className="text-accent underline underline-offset-4">
            {t('signIn.action')}
          </Link>
        </>
      }
    >
      <SignUpForm />
    </AccountCard>
  );
}
