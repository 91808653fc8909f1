import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/button';
import { useSession } from '@/lib/session/use-session';
import { AcceptForm } from './accept-form';
import { AccountCard } from './account-card';

/** Where the link of an invitation leads. Its code is behind the #, where no server and no log sees it. */
export function InvitationPage() {
  const { t } = useTranslation('account');
  const session = useSession();
  const code = decodeURIComponent(useLocation({ select: ({ hash }) => hash }));
  if (session.status === 'signed-in') {
    return (
      <AccountCard
        title={t('invitation.title')}
        footer={t('invitation.signedInAs', { email: session.account.email })}
      >
        <AcceptForm code={code} />
      </AccountCard>
    );
  }
  const redirect = `/console/invitation#${encodeURIComponent(code)}`;
  return (
    <AccountCard title={t('invitation.title')}>
      <p className="text-muted text-sm">{t('invitation.guest')}</p>
      <div className="mt-5 grid gap-2">
        <Button asChild>
          <Link to="/sign-up" search={{ redirect }}>
            {t('signUp.action')}
          </Link>
        </Button>
        <Button asChild variant="outline">
          <Link to="/sign-in" search={{ redirect }}>
            {t('signIn.action')}
          </Link>
        </Button>
      </div>
    </AccountCard>
  );
}
