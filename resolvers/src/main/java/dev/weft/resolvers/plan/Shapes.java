package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.RelationEnd;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must be read of a row so that a selection on it can be answered. */
public final class Shapes {
    public static final String ROW_VERSION = "rowVersion";

    private Shapes() {}

    /** Selected columns, the key, and the foreign keys that selected relations follow. */
    public static RowShape of(CollectionModel collection, Selection selection) {
        return of(collection, List.of(selection), List.of());
    }

    /**
     * @param more what is read besides
     */
    public static RowShape of(CollectionModel collection, Selection selection, List<Operand> more) {
        return of(collection, List.of(selection), more);
    }

    /** The same for rows that several selections are made on. */
    public static RowShape of(CollectionModel collection, List<Selection> selections, List<Operand> more) {
        return of(collection, selections, more, List.of());
    }

    /**
     * @param folded rows that are read along, without the foreign keys that lead to them
     */
    static RowShape of(
            CollectionModel collection, List<Selection> selections, List<Operand> more, List<FoldedRow> folded) {
        Set<String> fields = fields(collection, selections);
        List<Column> columns = new ArrayList<>();
        for (Column column : collection.columns()) {
            if (fields.contains(column.apiName())) {
                columns.add(column);
            }
        }
        for (RelationEnd relation : collection.relations()) {
            if (relation instanceof RelationEnd.ToOne toOne
                    && fields.contains(relation.apiName())
                    && folded.stream().noneMatch(row -> row.relation().equals(relation))) {
                columns.add(toOne.key());
            }
        }
        return RowShape.of(collection, columns, more, fields.contains(ROW_VERSION))
                .with(folded);
    }

    private static Set<String> fields(CollectionModel collection, List<Selection> selections) {
        if (selections.size() == 1) {
            return selections.getFirst().fields(collection.typeName());
        }
        Set<String> fields = new HashSet<>();
        selections.forEach(selection -> fields.addAll(selection.fields(collection.typeName())));
        return fields;
    }
}
