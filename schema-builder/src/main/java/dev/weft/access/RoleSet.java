package dev.weft.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The roles that somebody acts in, built-in ones and the project's own, by their API names. Who acts in several may do
 * what any of them may.
 *
 * @param names in alphabetical order, at least one
 */
public record RoleSet(List<String> names) {
    public static final RoleSet ANONYMOUS = of(Role.ANONYMOUS);
    public static final RoleSet OWNER = of(Role.OWNER);

    /** Of those to whom no policy speaks. No role can be called so. */
    public static final RoleSet NOBODY = of(List.of("-"));

    public RoleSet {
        names = List.copyOf(new TreeSet<>(names));
        if (names.isEmpty()) {
            throw new IllegalArgumentException("somebody without a role");
        }
    }

    public static RoleSet of(Role role) {
        return new RoleSet(List.of(role.apiName()));
    }

    public static RoleSet of(Collection<String> names) {
        return new RoleSet(List.copyOf(names));
    }

    public boolean contains(Role role) {
        return names.contains(role.apiName());
    }

    public boolean containsAny(Set<String> others) {
        return names.stream().anyMatch(others::contains);
    }

    /** Those of the roles that are among others; nobody's where none is. */
    public RoleSet among(Set<String> others) {
        List<String> common = names.stream().filter(others::contains).toList();
        return common.isEmpty() ? NOBODY : new RoleSet(common);
    }

    /** Whether no policy binds them. */
    public boolean unrestricted() {
        return names.stream()
                .anyMatch(name -> Role.named(name).filter(Role::unrestricted).isPresent());
    }

    /** As logs name them, e.g. {@code editor+user}. */
    @Override
    public String toString() {
        return String.join("+", names);
    }
}
