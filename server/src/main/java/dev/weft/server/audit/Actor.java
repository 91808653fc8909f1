package dev.weft.server.audit;

import dev.weft.access.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param name kind and id, e.g. {@code account:0198...}; {@code anonymous} for nobody
 * @param kind ANONYMOUS, ACCOUNT, USER or KEY
 * @param actingAs the roles and the user that somebody acts as instead; null for nobody else
 */
public record Actor(String name, String kind, @Nullable String actingAs) {
    public static final Actor ANONYMOUS = new Actor("anonymous", "ANONYMOUS", null);

    public static Actor account(UUID account) {
        return new Actor("account:" + account, "ACCOUNT", null);
    }

    public static Actor of(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous _ -> ANONYMOUS;
            case Caller.User user -> new Actor(user.actor(), "USER", null);
            case Caller.Member member -> account(member.accountId());
            case Caller.Key key -> new Actor(key.actor(), "KEY", null);
            case Caller.ActingAs acting -> {
                Actor by = of(acting.by());
                String user = acting.user().map(id -> " user:" + id).orElse("");
                yield new Actor(by.name(), by.kind(), acting.roles() + user);
            }
        };
    }
}
