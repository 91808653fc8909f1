package dev.weft.server.admin;

import org.jspecify.annotations.Nullable;

/** {@code SecurityFinding}. */
record SecurityFinding(
        Kind kind, @Nullable String collection, @Nullable String role, String message) {
    /** Clients match on the name, so a name is never changed or reused. */
    enum Kind {
        /** Nobody needs to sign in for it. */
        OPEN_COLLECTION,
        /** A condition that holds whatever a row is like. */
        ALWAYS_TRUE_BRANCH,
        UNUSED_ROLE,
        /** Whoever writes it finds out which values there are, though not where. */
        PROBEABLE_UNIQUE_FIELD,
        KEY_WITHOUT_EXPIRY
    }
}
