package dev.weft.server.user;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * From names to the roles that an end user acts in. Names that the project does not have give nothing, and no name that
 * somebody wrote into a row or a token makes an end user a member, or frees one from policies.
 */
public final class UserRoles {
    private UserRoles() {}

    /**
     * @param names as a row or a token has them
     * @param known the project's own roles
     */
    public static RoleSet of(Collection<String> names, Set<String> known) {
        List<String> given = names.stream()
                .filter(name -> known.contains(name) || name.equals(Role.USER.apiName()))
                .toList();
        return given.isEmpty() ? RoleSet.of(Role.USER) : RoleSet.of(given);
    }
}
