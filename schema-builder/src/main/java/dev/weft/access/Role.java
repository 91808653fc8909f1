package dev.weft.access;

import java.util.Arrays;
import java.util.Optional;

/** The roles that every project has. Their names are those of the API. */
public enum Role {
    ANONYMOUS,
    USER,
    SERVICE,
    MEMBER,
    ADMIN,
    OWNER;

    /** Owners, admins and secret keys may do everything; policies bind everybody else. */
    public boolean unrestricted() {
        return switch (this) {
            case OWNER, ADMIN, SERVICE -> true;
            case ANONYMOUS, USER, MEMBER -> false;
        };
    }

    /** The name in the API, e.g. {@code anonymous}. */
    public String apiName() {
        return switch (this) {
            case ANONYMOUS -> "anonymous";
            case USER -> "user";
            case SERVICE -> "service";
            case MEMBER -> "member";
            case ADMIN -> "admin";
            case OWNER -> "owner";
        };
    }

    public static Optional<Role> named(String apiName) {
        return Arrays.stream(values())
                .filter(role -> role.apiName().equals(apiName))
                .findFirst();
    }
}
