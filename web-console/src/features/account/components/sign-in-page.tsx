import { Link } from '@tanstack/react-router';
import { AccountCard } from './account-card';
import { SignInForm } from './sign-in-form';

export function SignInPage() {
  return (
    <AccountCard
      title="Sign in"
      footer={
        <>
          New to Weft?{' '}
          <Link to="/sign-up" search={true} className="text-accent underline underline-offset-4">
            Create an account
          </Link>
        </>
      }
    >
      <SignInForm />
    </AccountCard>
  );
}
