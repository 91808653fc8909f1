package dev.weft.catalog;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A role of the project's own, besides the {@link dev.weft.access.Role built-in} ones. */
public record RoleSpec(String name, @Nullable String description) {
    /** The order in which a catalog has its roles. */
    public static final Comparator<RoleSpec> ORDER = Comparator.comparing(RoleSpec::name);
}
