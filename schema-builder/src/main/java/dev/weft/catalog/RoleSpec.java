package dev.weft.catalog;

import org.jspecify.annotations.Nullable;

/** A role of the project's own, besides the {@link dev.weft.access.Role built-in} ones. */
public record RoleSpec(String name, @Nullable String description) {}
