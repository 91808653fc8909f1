import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakePlatform, grant, refusal } from '@/testing/fake-platform';
import { openConsole } from '@/testing/open-console';

vi.mock('@/features/api/components/editor', () => ({
  default: ({ slug }: { slug: string }) => <p>Editor of {slug}</p>,
}));

const blog = {
  id: 'project-1',
  name: 'Blog',
  slug: 'blog',
  state: 'ACTIVE',
  endpoint: '/graphql/blog',
  databaseSchema: 'p_1',
  revision: 1,
  myRole: 'OWNER',
  collections: [],
  roles: [{ name: 'user', description: null, builtIn: true }],
};
const company = { id: 'company-1', name: 'Ada', slug: 'ada', myRole: 'OWNER', projects: [blog] };

const guest = { RefreshSession: () => refusal('UNAUTHENTICATED') };
const member = {
  RefreshSession: () => ({ data: { refreshSession: grant() } }),
  Companies: () => ({ data: { companies: [company] } }),
  Project: () => ({ data: { project: blog } }),
};

async function signInWith(email: string, password: string) {
  await userEvent.type(await screen.findByLabelText('Email'), email);
  await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

async function signOut() {
  await userEvent.click(await screen.findByRole('button', { name: /^Account of/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
}

describe('a guest', () => {
  it('is asked to sign in, and the page that was asked for is kept', async () => {
    fakePlatform(guest);
    const { address } = openConsole('/console/projects/blog/api');
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(address()).toBe('/console/sign-in?redirect=%2Fconsole%2Fprojects%2Fblog%2Fapi');
  });

  it('lands on the page that was asked for after sign-in', async () => {
    fakePlatform({ ...member, ...guest, SignIn: () => ({ data: { signIn: grant() } }) });
    const { address } = openConsole('/console/projects/blog/api');
    await signInWith('ada@example.com', 'correct horse battery');
    await screen.findByText('Editor of blog');
    expect(address()).toBe('/console/projects/blog/api');
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
    const list = await screen.findByRole('list', { name: 'Projects of Ada' });
    expect(within(list).getByRole('link').getAttribute('href')).toBe(
      '/console/projects/blog/overview',
    );
    const [refresh] = platform.sent('RefreshSession');
    expect(refresh?.headers.get('X-Weft-Console')).toBe('1');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('access-1');
  });

  it('is led past the sign-in page', async () => {
    fakePlatform(member);
    openConsole('/console/sign-in');
    await screen.findByRole('list', { name: 'Projects of Ada' });
  });

  it('without projects is told what to do, and gets to the new one', async () => {
    fakePlatform({
      ...member,
      Companies: () => ({ data: { companies: [{ ...company, projects: [] }] } }),
      CreateProject: () => ({ data: { createProject: blog } }),
    });
    const { address } = openConsole('/console/');
    await screen.findByText('Create your first project');
    await userEvent.type(screen.getByLabelText('Project name'), 'Blog');
    await userEvent.click(screen.getByRole('button', { name: 'Create project' }));
    await screen.findByRole('heading', { name: 'Blog', level: 1 });
    expect(address()).toBe('/console/projects/blog/overview');
  });

  it('can retry when the projects did not load', async () => {
    let attempts = 0;
    fakePlatform({
      ...member,
      Companies: () =>
        attempts++ === 0 ? refusal('INTERNAL_SERVER_ERROR') : { data: { companies: [company] } },
    });
    openConsole('/console/');
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('list', { name: 'Projects of Ada' });
  });

  it('sees a friendly page for an unknown project', async () => {
    fakePlatform({ ...member, Project: () => ({ data: { project: null } }) });
    openConsole('/console/projects/nope/api');
    await screen.findByRole('heading', { name: 'Project not found' });
  });

  it('who signs out leaves no deep link behind', async () => {
    fakePlatform({ ...member, SignOut: () => ({ data: { signOut: true } }) });
    const { address } = openConsole('/console/projects/blog/api');
    await signOut();
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
    const { address } = openConsole('/console/projects/blog/api');
    await screen.findByRole('heading', { name: 'Sign in' });
    await waitFor(() => expect(address()).toContain('redirect=%2Fconsole%2Fprojects%2Fblog'));
  });

  it('never sees what another account loaded before', async () => {
    let loads = 0;
    fakePlatform({
      ...member,
      Companies: () =>
        loads++ === 0 ? { data: { companies: [company] } } : refusal('INTERNAL_SERVER_ERROR'),
      SignOut: () => ({ data: { signOut: true } }),
      SignIn: () => ({ data: { signIn: grant('access-2', 'account-2') } }),
    });
    openConsole('/console/');
    await screen.findByRole('list', { name: 'Projects of Ada' });
    await signOut();
    await signInWith('grace@example.com', 'correct horse battery');
    await screen.findByText('Your projects could not be loaded');
    expect(screen.queryByText('Blog')).toBeNull();
  });

  it('follows old links to GraphiQL', async () => {
    fakePlatform(member);
    const { address } = openConsole('/console/projects/blog/graphiql');
    await screen.findByText('Editor of blog');
    expect(address()).toBe('/console/projects/blog/api');
  });

  it('jumps to a page by typing its name', async () => {
    fakePlatform(member);
    const { address } = openConsole('/console/projects/blog/settings');
    await userEvent.click(await screen.findByRole('button', { name: /^Search or jump/ }));
    await userEvent.type(await screen.findByRole('combobox'), 'recorded{Enter}');
    await waitFor(() => expect(address()).toBe('/console/projects/blog/api/operations'));
  });

  it('restores a decommissioned project', async () => {
    let state = 'DECOMMISSIONED';
    fakePlatform({
      ...member,
      Project: () => ({ data: { project: { ...blog, state } } }),
      RestoreProject: () => {
        state = 'ACTIVE';
        return { data: { restoreProject: { id: blog.id, state } } };
      },
    });
    openConsole('/console/projects/blog/overview');
    await userEvent.click(await screen.findByRole('button', { name: 'Restore project' }));
    await screen.findByRole('heading', { name: 'Blog', level: 1 });
  });
});

describe('an invitation', () => {
  const accepted = { acceptInvitation: { id: 'company-2', name: 'Press', slug: 'press' } };

  it('is accepted with the code of the link', async () => {
    const platform = fakePlatform({ ...member, AcceptInvitation: () => ({ data: accepted }) });
    const { address } = openConsole('/console/invitation#weft_inv_1');
    await userEvent.click(await screen.findByRole('button', { name: 'Accept invitation' }));
    await waitFor(() => expect(address()).toBe('/console/companies/press'));
    expect(platform.sent('AcceptInvitation')[0]?.variables).toEqual({ code: 'weft_inv_1' });
  });

  it('leads guests to sign in and back, with the code', async () => {
    fakePlatform({ ...member, ...guest, SignIn: () => ({ data: { signIn: grant() } }) });
    openConsole('/console/invitation#weft_inv_1');
    await userEvent.click(await screen.findByRole('link', { name: 'Sign in' }));
    await signInWith('ada@example.com', 'correct horse battery');
    const code = await screen.findByLabelText<HTMLInputElement>('Invitation code');
    expect(code.value).toBe('weft_inv_1');
  });
});
