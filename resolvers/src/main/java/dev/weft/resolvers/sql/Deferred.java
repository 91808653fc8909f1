package dev.weft.resolvers.sql;

import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Stands among a statement's parameters for a value that comes with each execution. */
sealed interface Deferred permits Placeholder, CallerParameter {
    /** A parameter of the type, as jOOQ writes it for a value that is there. It comes out of jOOQ as it went in. */
    default <T> Field<T> as(DataType<T> type) {
        DataType<Deferred> opaque =
                type.asConvertedDataType(Converter.of(type.getType(), Deferred.class, _ -> this, _ -> null));
        return DSL.val(this, opaque).coerce(type);
    }
}
