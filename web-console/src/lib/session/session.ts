import { ApiError } from '@/lib/platform/api-error';
import type { GraphqlReply } from '@/lib/platform/post-graphql';

export type Account = { id: string; email: string; name: string | null };

export type Grant = { account: Account; accessToken: string; expiresAt: string };

export type SessionState =
  | { status: 'restoring' }
  | { status: 'unreachable' }
  | { status: 'signed-out'; byChoice: boolean }
  | { status: 'signed-in'; account: Account };

const REFRESH_AHEAD_MS = 60_000;
/** Also keeps a browser whose clock runs fast from refreshing in a loop. */
const MIN_REFRESH_DELAY_MS = 30_000;
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Who is signed in. The access token stays in memory; the refresh token is a cookie that scripts cannot read. */
export class Session {
  readonly #refresh: () => Promise<Grant>;
  readonly #listeners = new Set<() => void>();
  #state: SessionState = { status: 'restoring' };
  #token: string | undefined;
  #renewal: Promise<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(refresh: () => Promise<Grant>) {
    this.#refresh = refresh;
  }

  get state(): SessionState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async restore(): Promise<void> {
    this.#enter({ status: 'restoring' });
    await this.#renew().catch(() => undefined);
  }

  start(grant: Grant): void {
    this.#renewal = undefined;
    this.#token = grant.accessToken;
    this.#schedule(grant.expiresAt);
    this.#enter({ status: 'signed-in', account: grant.account });
  }

  end(byChoice: boolean): void {
    this.#renewal = undefined;
    this.#token = undefined;
    clearTimeout(this.#timer);
    this.#enter({ status: 'signed-out', byChoice });
  }

  /** Sends with the access token, and once more with a new one when the server refuses the first. */
  async authorized(
    attempt: (authorization: string) => Promise<GraphqlReply>,
  ): Promise<GraphqlReply> {
    const token = this.#renewal ? await this.#renewal : this.#token;
    if (!token) {
      throw new ApiError({ code: 'UNAUTHENTICATED', message: 'Sign in to continue.' });
    }
    const reply = await attempt(`Bearer ${token}`);
    if (!isRefused(reply)) {
      return reply;
    }
    return attempt(`Bearer ${await this.#tokenAfter(token)}`);
  }

  /** A token for what is no request, such as a socket. */
  async accessToken(): Promise<string> {
    const token = this.#renewal ? await this.#renewal : this.#token;
    return token ?? this.#renew();
  }

  /** Renews at once: the token was refused where `authorized` cannot see it. */
  async renewedToken(): Promise<string> {
    return this.#renew();
  }

  /** Changes what is shown of the account, not who it is. */
  rename(name: string | null): void {
    if (this.#state.status === 'signed-in') {
      this.#enter({ status: 'signed-in', account: { ...this.#state.account, name } });
    }
  }

  /** Another request may have renewed the token while this one was under way. */
  #tokenAfter(refused: string): Promise<string> {
    if (this.#token && this.#token !== refused) {
      return Promise.resolve(this.#token);
    }
    return this.#renew();
  }

  #renew(): Promise<string> {
    if (!this.#renewal) {
      const renewal: Promise<string> = this.#requestGrant(() => this.#renewal === renewal);
      this.#renewal = renewal;
    }
    return this.#renewal;
  }

  async #requestGrant(isCurrent: () => boolean): Promise<string> {
    try {
      const grant = await this.#refresh();
      if (isCurrent()) {
        this.start(grant);
      }
      return this.#token ?? Promise.reject(signedOutMeanwhile());
    } catch (error) {
      if (isCurrent()) {
        this.#renewal = undefined;
        this.#renewalFailed(error);
      }
      throw error;
    }
  }

  #renewalFailed(error: unknown): void {
    if (hasEnded(error)) {
      this.end(false);
    } else if (this.#state.status === 'restoring') {
      this.#enter({ status: 'unreachable' });
    }
  }

  #schedule(expiresAt: string): void {
    const delay = Date.parse(expiresAt) - Date.now() - REFRESH_AHEAD_MS;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.#renew().catch(() => undefined),
      Math.min(Math.max(delay, MIN_REFRESH_DELAY_MS), MAX_TIMER_MS),
    );
  }

  #enter(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

function isRefused({ status, body }: GraphqlReply): boolean {
  return (
    status === 401 || (body.errors ?? []).some((e) => e.extensions?.code === 'UNAUTHENTICATED')
  );
}

/** Without a usable cookie the server has nothing to refresh; anything else may pass. */
function hasEnded(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.status === 401 ||
      ['UNAUTHENTICATED', 'INVALID_CREDENTIALS', 'BAD_USER_INPUT'].includes(error.code))
  );
}

function signedOutMeanwhile(): ApiError {
  return new ApiError({ code: 'UNAUTHENTICATED', message: 'You have signed out.' });
}
