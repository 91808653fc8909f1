export type GraphqlError = {
  message: string;
  extensions?: {
    code?: string;
    fields?: readonly string[];
    requestId?: string;
    hint?: string;
    path?: readonly string[];
  };
};

type Details = {
  code: string;
  message: string;
  status?: number;
  fields?: readonly string[] | undefined;
  requestId?: string | undefined;
  hint?: string | undefined;
  path?: readonly string[] | undefined;
};

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number | undefined;
  readonly fields: readonly string[];
  readonly requestId: string | undefined;
  readonly hint: string | undefined;
  /** Inside the arguments, e.g. operations.0.addField.field.name. */
  readonly path: readonly string[];

  constructor({ code, message, status, fields = [], requestId, hint, path = [] }: Details) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.requestId = requestId;
    this.hint = hint;
    this.path = path;
  }

  static of(error: GraphqlError, status: number): ApiError {
    return new ApiError({
      code: error.extensions?.code ?? 'UNKNOWN',
      message: error.message,
      status,
      fields: error.extensions?.fields,
      requestId: error.extensions?.requestId,
      hint: error.extensions?.hint,
      path: error.extensions?.path,
    });
  }
}

/** No answer, or none that can be read: the same request may succeed later. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'UNREACHABLE' || error.code === 'UNREADABLE');
}
