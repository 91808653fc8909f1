package dev.weft.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one role may do to some rows of one collection. Nothing is allowed that no policy allows.
 *
 * @param role a built-in role that policies bind, or one of the project's own
 * @param rows which rows: the collection's filter input as plain JSON, by API names, with variables such as
 *     {@code "$user.id"} in the place of values; empty is every row
 * @param check what a written row must satisfy afterwards (CREATE, UPDATE); null for the same as {@code rows}
 * @param fields catalog names of fields, relations and system columns; null for all
 * @param presets values or variables that the server sets, by catalog names (CREATE, UPDATE)
 * @param aggregate whether totals may be asked for (READ)
 * @param list whether rows may be listed, not only read one by one (READ)
 */
public record PolicySpec(
        CollectionId collection,
        String role,
        PolicyAction action,
        Map<String, Object> rows,
        @Nullable Map<String, Object> check,
        @Nullable List<String> fields,
        Map<String, Object> presets,
        boolean aggregate,
        boolean list) {
    /** The order in which a catalog has its policies. */
    public static final Comparator<PolicySpec> ORDER = Comparator.comparing(
                    (PolicySpec policy) -> policy.collection().toString())
            .thenComparing(PolicySpec::role)
            .thenComparing(PolicySpec::action);

    /** What makes it one: a catalog has at most one policy of each key. */
    public record Key(CollectionId collection, String role, PolicyAction action) {}

    public PolicySpec {
        fields = fields == null ? null : List.copyOf(fields);
    }

    public Key key() {
        return new Key(collection, role, action);
    }

    /** The same with other rights to lists and totals. */
    public PolicySpec reading(boolean lists, boolean totals) {
        return new PolicySpec(collection, role, action, rows, check, fields, presets, totals, lists);
    }

    /** What a written row must satisfy. */
    public Map<String, Object> checked() {
        return check == null ? rows : check;
    }

    /** Whether the policy speaks of the field, relation or system column with this catalog name. */
    public boolean covers(String name) {
        return fields == null || fields.contains(name);
    }
}
