package dev.weft.catalog.document;

import dev.weft.catalog.RoleSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A role of a document. */
record RoleDocument(String name, @Nullable String description) {
    static RoleDocument of(RoleSpec role) {
        return new RoleDocument(role.name(), role.description());
    }

    Map<String, Object> json() {
        return new PlainJson().put("name", name).put("description", description).map();
    }
}
