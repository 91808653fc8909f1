package dev.weft.access;

/** The roles that every project has. Their names are those of the API. */
public enum Role {
    ANONYMOUS,
    SERVICE,
    OWNER;

    /** Owners and secret keys may do everything; policies bind everybody else. */
    public boolean unrestricted() {
        return switch (this) {
            case OWNER, SERVICE -> true;
            case ANONYMOUS -> false;
        };
    }

    /** The name in the API, e.g. {@code anonymous}. */
    public String apiName() {
        return switch (this) {
            case ANONYMOUS -> "anonymous";
            case SERVICE -> "service";
            case OWNER -> "owner";
        };
    }
}
