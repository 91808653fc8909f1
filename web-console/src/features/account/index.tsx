export { AccountPage } from './components/account-page';
export { InvitationPage } from './components/invitation-page';
export { SignInPage } from './components/sign-in-page';
export { SignUpPage } from './components/sign-up-page';
