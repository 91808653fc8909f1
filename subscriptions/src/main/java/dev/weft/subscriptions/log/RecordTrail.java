package dev.weft.subscriptions.log;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What happened to one row, as far back as the log goes. It is looked for day by day, since the log has no index of rows. */
public final class RecordTrail {
    private static final Table<?> REST = DSL.table(DSL.name("weft", "change_rest"));

    private final DSLContext sql;
    private final LogTable table;

    /**
     * @param database connections of the owner of the log
     */
    public RecordTrail(DataSource database) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.table = new LogTable(database);
    }

    /**
     * The last changes first.
     *
     * @param before only those of a lower sequence; null for all
     */
    public List<Change> of(UUID project, UUID collection, String rowId, int first, @Nullable Long before) {
        List<LogRow> found = new ArrayList<>();
        Stream<? extends Table<?>> days =
                LogPartition.all(sql).reversed().stream().map(LogPartition::table);
        Stream.concat(days, Stream.of(REST))
                .takeWhile(_ -> found.size() < first)
                .forEach(day -> found.addAll(sql.select(LogRows.COLUMNS)
                        .from(day)
                        .where(LogRows.PROJECT.eq(project))
                        .and(LogRows.COLLECTION.eq(collection))
                        .and(LogRows.ROW.eq(rowId))
                        .and(LogRows.SEQUENCE.lt(before == null ? Long.MAX_VALUE : before))
                        .orderBy(LogRows.SEQUENCE.desc())
                        .limit(first - found.size())
                        .fetch(LogRow::of)));
        LogTable.Extent extent = table.extent();
        return table.changes(found, extent.id(), Snapshot.beginning(), Snapshot.beginning());
    }
}
