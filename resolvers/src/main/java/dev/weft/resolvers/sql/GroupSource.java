package dev.weft.resolvers.sql;

import dev.weft.resolvers.plan.GroupKey;
import dev.weft.resolvers.plan.Hop;
import dev.weft.resolvers.policy.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;

/** A list's rows, each joined with the rows that keys of groups are looked up in: at most one for each relation. */
final class GroupSource {
    private final Map<List<Hop>, Scope> scopes = new HashMap<>();
    private final List<Field<Object>> keys;
    private Table<?> table;

    /**
     * @param rows of the list
     * @param scope where expressions on them stand
     */
    GroupSource(Table<?> rows, Scope scope, List<GroupKey> keys) {
        table = rows;
        scopes.put(List.of(), scope);
        this.keys = keys.stream()
                .map(key -> new Operands(joined(key.hops())).field(key.of()))
                .toList();
    }

    private Scope joined(List<Hop> hops) {
        Scope known = scopes.get(hops);
        if (known != null) {
            return known;
        }
        Scope before = joined(hops.subList(0, hops.size() - 1));
        Scope scope = before.at("j" + scopes.size());
        RelatedRows related = before.follow(hops.getLast(), Use.ROW, scope);
        table = table.leftJoin(related.table()).on(related.linked());
        scopes.put(hops, scope);
        return scope;
    }

    Table<?> table() {
        return table;
    }

    /** In the order of the keys. */
    List<Field<Object>> keys() {
        return keys;
    }
}
