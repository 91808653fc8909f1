import { ApiError } from '@/lib/platform/api-error';
import { postGraphql } from '@/lib/platform/post-graphql';
import { unwrap } from '@/lib/platform/send';
import { session } from '@/lib/session/session-instance';
import type { Operation, WriteError } from './operation';

/** Calls a project's endpoint as the signed-in account. */
export async function ask<Data>(slug: string, operation: Operation<Data>): Promise<Data> {
  const { operationName, query, variables } = operation;
  const path = `/graphql/${encodeURIComponent(slug)}`;
  const reply = await session.authorized((authorization) =>
    postGraphql(path, { operationName, query, variables }, { Authorization: authorization }),
  );
  return unwrap<Data>(reply);
}

/** What a mutation says of a write that the caller can correct. */
export class WriteRefused extends ApiError {
  readonly errors: readonly WriteError[];

  constructor(errors: readonly WriteError[]) {
    const [first] = errors;
    super({
      code: first?.code ?? 'UNKNOWN',
      message: errors.map(({ message }) => message).join(' '),
      fields: errors.flatMap(({ fields }) => fields),
    });
    this.errors = errors;
  }
}

/** What was written; a refusal is thrown. */
export async function write<Data extends { errors: readonly WriteError[] }>(
  slug: string,
  operation: Operation<{ written: Data | null }>,
): Promise<Data> {
  const { written } = await ask(slug, operation);
  if (!written) {
    throw new ApiError({ code: 'UNREADABLE', message: 'The answer has no data.' });
  }
  if (written.errors.length > 0) {
    throw new WriteRefused(written.errors);
  }
  return written;
}
