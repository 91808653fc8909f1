package dev.weft.resolvers.compiled;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.Row;
import dev.weft.schema.Operation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Scalars of rows. */
final class RowMembers {
    private final ProjectModel model;

    RowMembers(ProjectModel model) {
        this.model = model;
    }

    Member globalId(Operation.ReadGlobalId read) {
        CollectionModel collection = model.collection(read.collection());
        GlobalIdWriter writer = new GlobalIdWriter(collection.spec().number(), collection.primaryKeyKind());
        return (run, source, _) -> {
            writer.write(run.out(), row(source).keyText());
            return Outcome.WRITTEN;
        };
    }

    static Member version() {
        return (run, source, _) -> Members.text(run, row(source).version());
    }

    Member column(FieldNode node, Operation.ReadColumn read) {
        CollectionModel collection = model.collection(read.collection());
        Column column = read.column();
        int ordinal = RowShape.ordinal(collection, column);
        if (column.type() == ValueType.JSON) {
            return new JsonMember(node, ordinal);
        }
        ColumnWriter writer = ColumnWriters.of(node, column, ordinal);
        return (run, source, _) -> {
            Row row = row(source);
            byte[] text = row.text(ordinal);
            return text == null ? Outcome.NOTHING : writer.write(run, row, text);
        };
    }

    static Row row(@Nullable Object source) {
        return (Row) Objects.requireNonNull(source);
    }
}
