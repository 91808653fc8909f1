package dev.weft.resolvers.oracle;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls.
 *
 * @param number where values of {@link Variable}s for this one are
 */
record Person(int number, @Nullable UUID user, Map<String, Object> claims) {
    Caller as(List<String> roles) {
        return new Caller.User(user, "somebody", RoleSet.of(roles), claims);
    }
}
