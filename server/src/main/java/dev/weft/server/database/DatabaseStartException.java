package dev.weft.server.database;

import org.jspecify.annotations.Nullable;

/** PostgreSQL cannot be used. The message says why and what the operator can do, and holds no password. */
public final class DatabaseStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseStartException(String message) {
        this(message, null);
    }

    public DatabaseStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
