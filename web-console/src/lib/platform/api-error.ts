export type GraphqlError = {
  message: string;
  extensions?: {
    code?: string;
    fields?: readonly string[];
    requestId?: string;
  };
};

type Details = {
  code: string;
  message: string;
  status?: number;
  fields?: readonly string[] | undefined;
  requestId?: string | undefined;
};

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number | undefined;
  readonly fields: readonly string[];
  readonly requestId: string | undefined;

  constructor({ code, message, status, fields = [], requestId }: Details) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.requestId = requestId;
  }

  static of(error: GraphqlError, status: number): ApiError {
    return new ApiError({
      code: error.extensions?.code ?? 'UNKNOWN',
      message: error.message,
      status,
      fields: error.extensions?.fields,
      requestId: error.extensions?.requestId,
    });
  }
}

/** No answer, or none that can be read: the same request may succeed later. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'UNREACHABLE' || error.code === 'UNREADABLE');
}

export function describeError(error: unknown): string {
  if (isUnreachable(error)) {
    return 'Weft could not be reached. Check your connection and try again.';
  }
  if (!(error instanceof ApiError) || error.code === 'UNKNOWN') {
    return 'Something went wrong. Try again.';
  }
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    const reference = error.requestId ? ` Reference: ${error.requestId}` : '';
    return `Something went wrong on the server. Try again.${reference}`;
  }
  return error.message;
}
