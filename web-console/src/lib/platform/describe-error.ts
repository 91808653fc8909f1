import i18next from 'i18next';
import { ApiError, isUnreachable } from './api-error';

/** A sentence for whoever sees it: what went wrong and what to do. */
export function describeError(error: unknown): string {
  if (isUnreachable(error)) {
    return i18next.t('errors.unreachable');
  }
  if (!(error instanceof ApiError) || error.code === 'UNKNOWN') {
    return i18next.t('errors.unknown');
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    return error.requestId
      ? i18next.t('errors.serverWithReference', { reference: error.requestId })
      : i18next.t('errors.server');
  }
  return translated(error) ?? error.message;
}

/** The server speaks English; what it says often and without particulars is said in the reader's language. */
function translated({ code }: ApiError): string | undefined {
  const key = `errors.codes.${code}`;
  return i18next.language !== 'en' && i18next.exists(key)
    ? i18next.t(key as 'errors.unknown')
    : undefined;
}
