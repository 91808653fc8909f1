package dev.weft.resolvers.sql;

import dev.weft.model.CollectionModel;
import dev.weft.model.ValueType;
import dev.weft.resolvers.policy.Use;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What expressions stand on: where rows of collections are read, and how values come into the text. */
sealed interface Ground permits Guards, PolicyGround {
    /** The rows of a collection that there are for the use, under the alias. */
    Table<Record> table(CollectionModel collection, Use use, String alias);

    /**
     * The pairs of a relation of many rows to many, under the alias.
     *
     * @param collection in whose schema the join table is
     */
    Table<Record> joinTable(CollectionModel collection, String name, String alias);

    Field<Object> value(ValueType type, Object value);

    /** Many values as one array. */
    Field<Object[]> values(ValueType type, List<Object> values);

    /**
     * The same condition where everything is known that it asks for, otherwise never true. For conditions that could
     * become true for want of a value.
     */
    Condition closed(Condition condition);
}
