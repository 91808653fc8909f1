package dev.weft.schema;

import java.util.Map;

/**
 * Names that a schema still understands though the things behind them have others by now.
 *
 * @param types former names of types, by which documents choose fragments and declare variables; the schema does not show
 *     them, since a type cannot have two names
 * @param members former names of fields and input members, by the type's name; the schema shows them, deprecated
 */
public record FormerNames(Map<String, String> types, Map<String, Map<String, String>> members) {
    public static final FormerNames NONE = new FormerNames(Map.of(), Map.of());

    public FormerNames {
        types = Map.copyOf(types);
        members = Map.copyOf(members);
    }

    public boolean isEmpty() {
        return types.isEmpty() && members.isEmpty();
    }

    /** What the type is called now. */
    public String type(String name) {
        return types.getOrDefault(name, name);
    }

    /** What the member of the type, which is called so now, is called now. */
    public String member(String type, String name) {
        return members.getOrDefault(type, Map.of()).getOrDefault(name, name);
    }
}
