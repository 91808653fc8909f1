package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import java.sql.Connection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which tables of a project the statements of an operation have read, those that policies look at included, and
 * where one was read by primary keys alone, by which. A name inside of a literal is taken for one more table, which does
 * no harm.
 */
public final class TablesRead implements StatementObserver {
    private final String prefix;
    private final Set<String> whole = new HashSet<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private @Nullable String table;
    private Supplier<List<String>> looked = List::of;

    /** @param schema of the project in PostgreSQL */
    public TablesRead(String schema) {
        this.prefix = '"' + schema + "\".\"";
    }

    @Override
    public void looksUp(CollectionModel collection, Supplier<List<String>> wanted) {
        table = collection.table();
        looked = wanted;
    }

    @Override
    public void beforeRun(Connection connection, BoundStatement statement) {
        Map<String, Integer> named = named(statement.sql());
        String byKey = table;
        table = null;
        named.forEach((name, times) -> {
            if (name.equals(byKey) && times == 1) {
                keys.computeIfAbsent(name, _ -> new HashSet<>()).addAll(looked.get());
            } else {
                whole.add(name);
            }
        });
    }

    private Map<String, Integer> named(String sql) {
        Map<String, Integer> named = new HashMap<>();
        for (int at = sql.indexOf(prefix); at >= 0; at = sql.indexOf(prefix, at)) {
            at += prefix.length();
            named.merge(sql.substring(at, sql.indexOf('"', at)), 1, Integer::sum);
        }
        return named;
    }

    /** The tables of which any row may have been read. */
    public Set<String> whole() {
        return Set.copyOf(whole);
    }

    /** The keys of the rows that were read of the other tables. */
    public Map<String, Set<String>> keys() {
        return Map.copyOf(keys);
    }
}
