import { Link } from '@tanstack/react-router';
import { AccountCard } from './account-card';
import { SignUpForm } from './sign-up-form';

export function SignUpPage() {
  return (
    <AccountCard
      title="Create your account"
      footer={
        <>
          Already have an account?{' '}
          <Link to="/sign-in" search={true} className="text-accent underline underline-offset-4">
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm />
    </AccountCard>
  );
}
