package dev.weft.resolvers.oracle;

/** What values a field has, in memory and in the database. */
enum Kind {
    TEXT("text"),
    /** A text that no list is ordered by. */
    PROSE("text"),
    INT("integer"),
    BIG("bigint"),
    DECIMAL("numeric"),
    FLOAT("double precision"),
    BOOL("boolean"),
    DATE("date"),
    /** {@link java.time.Instant}. */
    TIME("timestamptz"),
    UUID("uuid"),
    /** {@link Choice}. */
    CHOICE("text"),
    /** A list of {@link Choice}. */
    CHOICES("text[]"),
    /** A list of texts. */
    TEXTS("text[]"),
    /** {@link Json}. */
    JSON("jsonb");

    final String sqlType;

    Kind(String sqlType) {
        this.sqlType = sqlType;
    }

    boolean isSortable() {
        return this != PROSE && this != CHOICES && this != TEXTS && this != JSON;
    }

    /** Whether filters ask which of two is larger. */
    boolean hasOrder() {
        return isNumber() || this == TEXT || this == PROSE || this == DATE || this == TIME;
    }

    /** Kinds whose values can be compared with each other have the same. */
    Kind family() {
        return switch (this) {
            case INT, BIG, DECIMAL, FLOAT -> DECIMAL;
            case TEXT, PROSE, CHOICE -> TEXT;
            case DATE, TIME -> TIME;
            case TEXTS, CHOICES -> TEXTS;
            case BOOL, UUID, JSON -> this;
        };
    }

    boolean isNumber() {
        return this == INT || this == BIG || this == DECIMAL || this == FLOAT;
    }
}
