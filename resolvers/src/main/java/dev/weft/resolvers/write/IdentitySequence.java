package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.sql.OperationSession;
import java.util.List;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Moves the sequence behind a bigint key past a key that a caller chose, so that no later row is given the same one.
 * Rows whose key PostgreSQL chooses have no part in it.
 *
 * <p>A number taken from the sequence is the only look at it that nobody can overtake, so that comes first: a caller
 * who counts upwards needs no more. A wide gap is jumped by {@code setval}, one transaction at a time, because the
 * slower of two jumps would move the sequence back.
 */
final class IdentitySequence {
    /** Gaps up to this are walked, which cannot move the sequence back; racing a jump would take as many inserts. */
    private static final long WALKED = 1_000;

    /** Nobody counts as far: keys beyond leave the sequence alone, or it would end with them. */
    private static final long FURTHEST = 1L << 62;

    private final OperationSession session;
    private final CollectionModel collection;

    IdentitySequence(OperationSession session, CollectionModel collection) {
        this.session = session;
        this.collection = collection;
    }

    /** Past the largest key that any of the rows is given. */
    void moveTo(List<RowChanges> rows) {
        rows.stream()
                .map(row -> row.givenKey().orElse(null))
                .filter(Long.class::isInstance)
                .mapToLong(key -> (Long) key)
                .filter(key -> key <= FURTHEST)
                .max()
                .ifPresent(this::moveTo);
    }

    void moveTo(long key) {
        if (key <= 0 || key > FURTHEST) {
            return;
        }
        long gap = key - number(DSL.select(next()));
        if (gap > WALKED) {
            jump(key);
        } else if (gap > 0) {
            number(DSL.select(DSL.max(next()))
                    .from(DSL.table("generate_series(1, {0})", DSL.val(gap)).as("step")));
        }
    }

    private void jump(long key) {
        Field<Integer> lock = DSL.field("hashtext({0})", Integer.class, name());
        number(DSL.select(DSL.count()).from(DSL.table("pg_advisory_xact_lock({0}, {1})", lock, lock)));
        Field<Long> last = DSL.field("pg_sequence_last_value({0})", Long.class, sequence());
        number(DSL.select(DSL.field("setval({0}, {1})", Long.class, sequence(), DSL.greatest(last, DSL.val(key)))));
    }

    private Field<Long> next() {
        return DSL.field("nextval({0})", Long.class, sequence());
    }

    private Field<Object> sequence() {
        return DSL.field(
                "pg_get_serial_sequence({0}, {1})::regclass",
                Object.class, name(), DSL.val(collection.primaryKey().name()));
    }

    /** The table's quoted name as a value, which the functions of PostgreSQL parse again. */
    private Field<String> name() {
        return DSL.val("\"" + collection.schema() + "\".\"" + collection.table() + "\"", SQLDataType.CLOB);
    }

    private long number(Select<?> select) {
        return session.fetch(select, result -> {
            result.next();
            return result.getLong(1);
        });
    }
}
