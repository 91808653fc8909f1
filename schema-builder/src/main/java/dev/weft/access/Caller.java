package dev.weft.access;

import java.util.UUID;

/** Who is behind a request to a project: the same value for every transport. */
public sealed interface Caller {
    Role role();

    /** A stable text for logs: kind and id, never a secret. */
    String actor();

    /** Whether a person calls who may do everything in the project: an owner or an admin, not a key. */
    default boolean administers() {
        return switch (this) {
            case Member member -> member.role().unrestricted();
            case Anonymous _, Key _ -> false;
        };
    }

    record Anonymous() implements Caller {
        @Override
        public Role role() {
            return Role.ANONYMOUS;
        }

        @Override
        public String actor() {
            return "anonymous";
        }
    }

    /** A platform account that is a member of the project's company. */
    record Member(UUID accountId, Role role) implements Caller {
        @Override
        public String actor() {
            return "account:" + accountId;
        }
    }

    record Key(UUID keyId, Role role) implements Caller {
        @Override
        public String actor() {
            return "key:" + keyId;
        }
    }
}
