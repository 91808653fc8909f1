package dev.weft.error;

/** Clients match on the name, so a name is never changed or reused. */
public enum ErrorCode {
    GRAPHQL_PARSE_FAILED(400),
    GRAPHQL_VALIDATION_FAILED(400),
    BAD_USER_INPUT(400),
    OPERATION_RESOLUTION_FAILURE(400),
    PERSISTED_QUERY_NOT_FOUND(400),
    PERSISTED_QUERY_NOT_SUPPORTED(400),
    OPERATION_NOT_ALLOWED(400),
    QUERY_TOO_COMPLEX(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    RATE_LIMITED(429),

    VALIDATION_FAILED,
    UNIQUE_VIOLATION,
    FOREIGN_KEY_VIOLATION,
    NOT_NULL_VIOLATION,
    CHECK_VIOLATION,
    EXCLUSION_VIOLATION,
    VALUE_OUT_OF_RANGE,
    VERSION_CONFLICT,
    SERIALIZATION_FAILURE,
    IDEMPOTENCY_CONFLICT(400),
    AFFECTED_LIMIT_EXCEEDED,
    TRANSACTION_ROLLED_BACK,
    INVALID_CREDENTIALS,
    EMAIL_TAKEN,
    WEAK_PASSWORD,
    RESUME_EXPIRED,
    TIMEOUT,
    SCHEMA_VERSION_GONE,
    UPSTREAM_ERROR,
    INTERNAL_SERVER_ERROR,

    NAME_TAKEN,
    INVALID_NAME,
    RESERVED_NAME,
    INVALID_FIELD,
    INVALID_DEFAULT,
    INVALID_POLICY,
    BREAKING_CHANGE,
    CATALOG_BUSY,
    CONFIRMATION_REQUIRED,
    STORAGE_FULL(503),
    DATABASE_UNAVAILABLE(503),

    BAD_REQUEST(400),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    HEADERS_TOO_LARGE(431);

    private static final int EXECUTED = 200;

    private final int httpStatus;

    ErrorCode() {
        this(EXECUTED);
    }

    ErrorCode(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The status of a response that holds this error and no data; 200 for what only execution can find. */
    public int httpStatus() {
        return httpStatus;
    }

    /** True where the same request may succeed when it is simply sent again. */
    public boolean retryable() {
        return switch (this) {
            case SERIALIZATION_FAILURE, CATALOG_BUSY, DATABASE_UNAVAILABLE, RATE_LIMITED, TIMEOUT -> true;
            default -> false;
        };
    }
}
