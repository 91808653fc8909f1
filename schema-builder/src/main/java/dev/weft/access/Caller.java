package dev.weft.access;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is behind a request to a project: the same value for every transport. */
public sealed interface Caller {
    RoleSet roles();

    /** A stable text for logs: kind and id, never a secret. */
    String actor();

    /** Key of the row in {@code users} that the caller is, or acts as. */
    default Optional<UUID> user() {
        return Optional.empty();
    }

    /** What a token says of the caller besides, as plain JSON; policies read it as {@code $claims}. */
    default Map<String, Object> claims() {
        return Map.of();
    }

    /** Whether a person calls who may do everything in the project: an owner or an admin, not a key. */
    default boolean administers() {
        return false;
    }

    record Anonymous() implements Caller {
        @Override
        public RoleSet roles() {
            return RoleSet.ANONYMOUS;
        }

        @Override
        public String actor() {
            return "anonymous";
        }
    }

    /**
     * An end user of the project, signed in with the project itself or with an issuer that the project trusts.
     *
     * @param userId key of the row in {@code users}; null for one of a foreign issuer who has no row
     * @param subject who it is, in the words of the issuer
     */
    record User(@Nullable UUID userId, String subject, RoleSet roles, Map<String, Object> claims) implements Caller {
        @Override
        public String actor() {
            return "user:" + subject;
        }

        @Override
        public Optional<UUID> user() {
            return Optional.ofNullable(userId);
        }
    }

    /** A platform account that is a member of the project's company. */
    record Member(UUID accountId, Role role) implements Caller {
        @Override
        public RoleSet roles() {
            return RoleSet.of(role);
        }

        @Override
        public String actor() {
            return "account:" + accountId;
        }

        @Override
        public boolean administers() {
            return role.unrestricted();
        }
    }

    record Key(UUID keyId, RoleSet roles) implements Caller {
        public Key(UUID keyId, Role role) {
            this(keyId, RoleSet.of(role));
        }

        @Override
        public String actor() {
            return "key:" + keyId;
        }
    }

    /**
     * Somebody whom no policy binds, but who acts as another for this request.
     *
     * @param by who it is
     * @param userId whose rows policies take for the caller's own; null for nobody's
     */
    record ActingAs(Caller by, RoleSet roles, @Nullable UUID userId, Map<String, Object> claims) implements Caller {
        @Override
        public String actor() {
            return by.actor();
        }

        @Override
        public Optional<UUID> user() {
            return Optional.ofNullable(userId);
        }
    }
}
