import { describe, expect, it } from 'vitest';
import { toFormErrors } from './form-errors';
import { ApiError } from './platform/api-error';

const NAMES = ['email', 'password'] as const;

function serverError(code: string, fields: string[] = [], message = 'Plain sentence.') {
  return new ApiError({ code, fields, message, requestId: 'req-1' });
}

describe('a server error in a form', () => {
  it('goes to the field that it names', () => {
    expect(toFormErrors(serverError('BAD_USER_INPUT', ['password']), NAMES)).toEqual({
      fields: ['password'],
      message: 'Plain sentence.',
    });
  });

  it.each([
    ['EMAIL_TAKEN', 'email'],
    ['WEAK_PASSWORD', 'password'],
  ])('%s goes to %s even when it names no field', (code, field) => {
    expect(toFormErrors(serverError(code), NAMES).fields).toEqual([field]);
  });

  it('goes to the form when the form lacks the field', () => {
    expect(toFormErrors(serverError('BAD_USER_INPUT', ['slug']), NAMES).fields).toEqual([]);
  });

  it('does not tell which of the credentials was wrong', () => {
    const error = serverError('INVALID_CREDENTIALS', ['email', 'password']);
    expect(toFormErrors(error, NAMES).fields).toEqual([]);
  });

  it('of the server itself hides the detail and gives the reference', () => {
    const error = serverError('INTERNAL_SERVER_ERROR', [], 'NullPointerException');
    const { message } = toFormErrors(error, NAMES);
    expect(message).toContain('req-1');
    expect(message).not.toContain('NullPointerException');
  });

  it('without an answer says that the server could not be reached', () => {
    const error = serverError('UNREACHABLE', [], 'Failed to fetch');
    expect(toFormErrors(error, NAMES).message).toMatch(/could not be reached/);
  });
});
