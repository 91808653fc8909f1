package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * What must be true of rows but can only be told once everything is written: it looks at other rows. One statement for
 * all rows of which the same is demanded.
 */
final class Pending {
    private static final String ROW = "T";
    private static final String KEY = "k";
    private static final String POSITION = "#";
    private static final String FAULT = "fault";

    private final OperationSession session;
    private final Map<Demand, List<Subject>> demands = new LinkedHashMap<>();

    Pending(OperationSession session) {
        this.session = session;
    }

    private record Subject(Object key, Faults.Subject told) {}

    void add(Demand demand, Object key, Faults.Subject subject) {
        demands.computeIfAbsent(demand, _ -> new ArrayList<>()).add(new Subject(key, subject));
    }

    /** Does the work, and then sees whether it may stay. Of work that failed before, nothing is left to be seen. */
    <T> T settled(Supplier<T> work) {
        demands.clear();
        T result = work.get();
        Faults faults = new Faults();
        demands.forEach((demand, rows) -> settle(demand, rows, faults));
        faults.throwIfAny();
        return result;
    }

    private void settle(Demand demand, List<Subject> rows, Faults faults) {
        session.fetch(statement(demand, rows.stream().map(Subject::key).toList()), result -> {
            while (result.next()) {
                faults.add(
                        result.getInt(2), demand, rows.get(result.getInt(1) - 1).told());
            }
            return faults;
        });
    }

    /** A row that is gone by now can break nothing. */
    private static Query statement(Demand demand, List<Object> keys) {
        Column primaryKey = demand.collection().primaryKey();
        ValueType type = primaryKey.type();
        Field<Object> key = DSL.field(DSL.name(GivenRows.NAME, KEY), Object.class);
        return DSL.resultQuery(
                "select * from (select {0}, {1} as {2} from {3} join {4} as {5} on {6}) as {7} where {2} is not null order by {8}",
                DSL.name(GivenRows.NAME, POSITION),
                demand.fault(ROW),
                DSL.name(FAULT),
                new GivenRows().with(KEY, type, keys).source(POSITION),
                Tables.table(demand.collection()),
                DSL.name(ROW),
                Tables.field(ROW, primaryKey).eq(key),
                DSL.name("X"),
                DSL.name(POSITION));
    }
}
