package dev.weft.server.apikey;

import dev.weft.access.Role;

public enum ApiKeyKind {
    /** Acts as the anonymous role; safe in a browser. */
    PUBLISHABLE("weft_pk_", Role.ANONYMOUS),
    /** Acts as the service role; for servers. */
    SECRET("weft_sk_", Role.SERVICE);

    private final String prefix;
    private final Role role;

    ApiKeyKind(String prefix, Role role) {
        this.prefix = prefix;
        this.role = role;
    }

    String prefix() {
        return prefix;
    }

    public Role role() {
        return role;
    }
}
