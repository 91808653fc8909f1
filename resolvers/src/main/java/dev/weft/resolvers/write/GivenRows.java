package dev.weft.resolvers.write;

import dev.weft.model.ValueType;
import dev.weft.resolvers.sql.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What a caller gave, as a table of a statement: one array parameter for each column, so that the text is the same
 * however many rows there are.
 */
final class GivenRows {
    /** No collection has a capital letter in its name. */
    static final String NAME = "G";

    private final List<Field<?>> arrays = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /**
     * @param values one for each row, none of them null
     */
    GivenRows with(String name, ValueType type, List<?> values) {
        return with(name, Values.bindAll(type, values));
    }

    GivenRows with(String name, Field<?> array) {
        arrays.add(array);
        names.add(name);
        return this;
    }

    Table<?> table() {
        return DSL.table(unnest(), arrays.toArray(Field<?>[]::new)).as(NAME, names.toArray(String[]::new));
    }

    /**
     * @param position name of a last column, which counts the rows from 1
     */
    Table<?> numbered(String position) {
        List<String> all = new ArrayList<>(names);
        all.add(position);
        return DSL.table(unnest() + " with ordinality", arrays.toArray(Field<?>[]::new))
                .as(NAME, all.toArray(String[]::new));
    }

    /** The same as text of a statement that is not made of jOOQ's own clauses. */
    QueryPart source(String position) {
        List<Name> all = new ArrayList<>();
        names.forEach(name -> all.add(DSL.name(name)));
        all.add(DSL.name(position));
        return DSL.sql(
                "{0} as {1} ({2})",
                DSL.sql(unnest() + " with ordinality", arrays.toArray(Field<?>[]::new)), DSL.name(NAME), DSL.list(all));
    }

    /** PostgreSQL takes several arrays side by side, jOOQ's own function only one. */
    private String unnest() {
        return IntStream.range(0, arrays.size())
                .mapToObj(i -> "{" + i + "}")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }
}
