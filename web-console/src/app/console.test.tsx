import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakePlatform, grant, refusal } from '@/testing/fake-platform';
import { openConsole } from '@/testing/open-console';

vi.mock('@/features/graphiql/components/editor', () => ({
  default: ({ slug }: { slug: string }) => <p>Editor of {slug}</p>,
}));

const blog = { id: 'project-1', name: 'Blog', slug: 'blog' };

const guest = { RefreshSession: () => refusal('UNAUTHENTICATED') };
const member = {
  RefreshSession: () => ({ data: { refreshSession: grant() } }),
  Projects: () => ({ data: { projects: [blog] } }),
  Project: () => ({ data: { project: blog } }),
};

async function signInWith(email: string, password: string) {
  await userEvent.type(await screen.findByLabelText('Email'), email);
  await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('a guest', () => {
  it('is asked to sign in, and the page that was asked for is kept', async () => {
    fakePlatform(guest);
    const { address } = openConsole('/console/projects/blog/graphiql');
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(address()).toBe('/console/sign-in?redirect=%2Fconsole%2Fprojects%2Fblog%2Fgraphiql');
  });

  it('lands on the page that was asked for after sign-in', async () => {
    fakePlatform({ ...member, ...guest, SignIn: () => ({ data: { signIn: grant() } }) });
    const { address } = openConsole('/console/projects/blog/graphiql');
    await signInWith('ada@example.com', 'correct horse battery');
    await screen.findByText('Editor of blog');
    expect(address()).toBe('/console/projects/blog/graphiql');
  });

  it('lands at home when the deep link leads to another site', async () => {
    fakePlatform({ ...member, ...guest, SignIn: () => ({ data: { signIn: grant() } }) });
    const { address } = openConsole('/console/sign-in?redirect=%2F%2Fevil.example%2Fconsole%2F');
    await signInWith('ada@example.com', 'correct horse battery');
    await screen.findByRole('heading', { name: 'Projects' });
    expect(address()).toMatch(/^\/console\/?$/);
  });

  it('reads why sign-in failed, and keeps what was typed', async () => {
    fakePlatform({
      ...guest,
      SignIn: () => refusal('INVALID_CREDENTIALS', { message: 'Wrong email or password.' }),
    });
    openConsole('/console/sign-in');
    await signInWith('ada@example.com', 'wrong');
    expect((await screen.findByRole('alert')).textContent).toBe('Wrong email or password.');
    expect(screen.getByLabelText<HTMLInputElement>('Email').value).toBe('ada@example.com');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('wrong');
  });

  it('is told at once that a new password is too short', async () => {
    const platform = fakePlatform(guest);
    openConsole('/console/sign-up');
    await userEvent.type(await screen.findByLabelText('Email'), 'ada@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'elevenchars');
    await userEvent.click(screen.getByRole('button', { name: 'Create account' }));
    await screen.findByText('Use at least 12 characters.');
    expect(platform.sent('SignUp')).toHaveLength(0);
  });

  it('sees on the email field that the address is taken', async () => {
    fakePlatform({ ...guest, SignUp: () => refusal('EMAIL_TAKEN', { fields: ['email'] }) });
    openConsole('/console/sign-up');
    const email = await screen.findByLabelText('Email');
    await userEvent.type(email, 'ada@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'correct horse battery');
    await userEvent.click(screen.getByRole('button', { name: 'Create account' }));
    await screen.findByRole('alert');
    expect(email.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a member', () => {
  it('is restored from the cookie on page load, and no token is stored', async () => {
    const platform = fakePlatform(member);
    openConsole('/console/');
    const list = await screen.findByRole('list', { name: 'Projects' });
    expect(within(list).getByRole('link').getAttribute('href')).toBe(
      '/console/projects/blog/graphiql',
    );
    const [refresh] = platform.sent('RefreshSession');
    expect(refresh?.headers.get('X-Weft-Console')).toBe('1');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('access-1');
  });

  it('is led past the sign-in page', async () => {
    fakePlatform(member);
    openConsole('/console/sign-in');
    await screen.findByRole('list', { name: 'Projects' });
  });

  it('without projects is told what to do, and gets to the new one', async () => {
    fakePlatform({
      ...member,
      Projects: () => ({ data: { projects: [] } }),
      CreateProject: () => ({ data: { createProject: blog } }),
    });
    const { address } = openConsole('/console/');
    await screen.findByText('No projects yet');
    await userEvent.type(screen.getByLabelText('Project name'), 'Blog');
    await userEvent.click(screen.getByRole('button', { name: 'Create project' }));
    await screen.findByText('Editor of blog');
    expect(address()).toBe('/console/projects/blog/graphiql');
  });

  it('can retry when the projects did not load', async () => {
    let attempts = 0;
    fakePlatform({
      ...member,
      Projects: () =>
        attempts++ === 0 ? refusal('INTERNAL_SERVER_ERROR') : { data: { projects: [blog] } },
    });
    openConsole('/console/');
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('list', { name: 'Projects' });
  });

  it('sees a friendly page for an unknown project', async () => {
    fakePlatform({ ...member, Project: () => ({ data: { project: null } }) });
    openConsole('/console/projects/nope/graphiql');
    await screen.findByRole('heading', { name: 'Project not found' });
  });

  it('who signs out leaves no deep link behind', async () => {
    fakePlatform({ ...member, SignOut: () => ({ data: { signOut: true } }) });
    const { address } = openConsole('/console/projects/blog/graphiql');
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(address()).toBe('/console/sign-in');
  });

  it('whose session has ended signs in again and finds the page back', async () => {
    let signedIn = true;
    fakePlatform({
      ...member,
      RefreshSession: () =>
        signedIn ? { data: { refreshSession: grant() } } : refusal('UNAUTHENTICATED'),
      Project: () => {
        signedIn = false;
        return refusal('UNAUTHENTICATED');
      },
    });
    const { address } = openConsole('/console/projects/blog/graphiql');
    await screen.findByRole('heading', { name: 'Sign in' });
    await waitFor(() => expect(address()).toContain('redirect=%2Fconsole%2Fprojects%2Fblog'));
  });

  it('never sees what another account loaded before', async () => {
    let loads = 0;
    fakePlatform({
      ...member,
      Projects: () =>
        loads++ === 0 ? { data: { projects: [blog] } } : refusal('INTERNAL_SERVER_ERROR'),
      SignOut: () => ({ data: { signOut: true } }),
      SignIn: () => ({ data: { signIn: grant('access-2', 'account-2') } }),
    });
    openConsole('/console/');
    await screen.findByRole('list', { name: 'Projects' });
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    await signInWith('grace@example.com', 'correct horse battery');
    await screen.findByText('Your projects could not be loaded');
    expect(screen.queryByText('Blog')).toBeNull();
  });
});
