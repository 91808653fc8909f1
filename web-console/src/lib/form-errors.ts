import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { ApiError } from './platform/api-error';
import { describeError } from './platform/describe-error';

const FIELD_OF_CODE: Record<string, string> = { EMAIL_TAKEN: 'email', WEAK_PASSWORD: 'password' };

export type FormErrors<Name extends string> = { fields: Name[]; message: string };

/** Which of the form's fields a server error is about; none means the form as a whole. */
export function toFormErrors<Name extends string>(
  error: unknown,
  names: readonly Name[],
): FormErrors<Name> {
  const named = error instanceof ApiError ? namedFields(error) : [];
  return {
    fields: names.filter((name) => named.includes(name)),
    message: describeError(error),
  };
}

function namedFields({ code, fields }: ApiError): readonly string[] {
  if (code === 'INVALID_CREDENTIALS') {
    return [];
  }
  const byCode = FIELD_OF_CODE[code];
  return fields.length === 0 && byCode ? [byCode] : fields;
}

export function showFormErrors<Values extends FieldValues>(
  error: unknown,
  names: readonly Path<Values>[],
  setError: UseFormSetError<Values>,
): void {
  const { fields, message } = toFormErrors(error, names);
  if (fields.length === 0) {
    setError('root.server', { message });
  }
  fields.forEach((field, index) => {
    setError(field, { message }, { shouldFocus: index === 0 });
  });
}
