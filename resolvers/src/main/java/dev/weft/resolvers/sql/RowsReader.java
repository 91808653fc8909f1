package dev.weft.resolvers.sql;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Counting;
import dev.weft.resolvers.plan.KeyedPlan;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.plan.RowShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries read plans out on the session of an operation: one statement for rows, one for totals. */
public record RowsReader(OperationSession session) {
    /** Null when there is no such row. */
    public @Nullable Row row(RowPlan plan) {
        List<Row> rows = session.rows(ReadStatements.row(plan), plan.shape());
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** The rows that there are, by the value of the plan's key. */
    public Map<Object, Row> byKey(KeyedPlan plan, Collection<?> keys) {
        Column key = plan.key();
        Map<Object, Row> found = new HashMap<>();
        for (Row row : session.rows(ReadStatements.keyed(plan, keys), plan.shape())) {
            found.put(Objects.requireNonNull(row.value(key)), row);
        }
        return found;
    }

    public RowPage page(PagePlan plan) {
        List<Row> rows = plan.readsRows() ? session.rows(ReadStatements.page(plan), plan.shape()) : List.of();
        Counting counting = plan.counting();
        Long total = counting.total() ? session.fetch(ReadStatements.count(plan), RowsReader::count) : null;
        Long estimate = counting.estimate() ? session.fetch(ReadStatements.estimate(plan), RowsReader::estimate) : null;
        return RowPage.of(plan, rows, total, estimate);
    }

    /** From what EXPLAIN tells of its topmost node. */
    private static Long estimate(ResultSet result) throws SQLException {
        result.next();
        List<?> plans = (List<?>) Objects.requireNonNull(Json.read(result.getString(1)));
        Map<?, ?> plan = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) plans.getFirst()).get("Plan"));
        return ((Number) Objects.requireNonNull(plan.get("Plan Rows"))).longValue();
    }

    private static Long count(ResultSet result) throws SQLException {
        result.next();
        return result.getLong(1);
    }

    /** A page for every parent, also for those without rows. */
    public Map<Object, RowPage> related(RelatedPlan plan, Collection<?> parents) {
        PagePlan page = plan.page();
        Map<Object, List<Row>> rows = page.readsRows()
                ? session.fetch(RelatedStatements.pages(plan, parents), grouped(plan.parentKey(), page.shape()))
                : Map.of();
        Map<Object, Long> totals = page.counting().total()
                ? session.fetch(RelatedStatements.counts(plan, parents), totals(plan.parentKey()))
                : Map.of();
        Map<Object, RowPage> pages = new HashMap<>();
        for (Object parent : parents) {
            Long total = page.counting().total() ? totals.getOrDefault(parent, 0L) : null;
            pages.put(parent, RowPage.of(page, rows.getOrDefault(parent, List.of()), total, total));
        }
        return pages;
    }

    private static ResultReader<Map<Object, List<Row>>> grouped(ValueType parentKey, RowShape shape) {
        return result -> {
            Map<Object, List<Row>> rows = new HashMap<>();
            while (result.next()) {
                Object parent = Objects.requireNonNull(Values.read(result, 1, parentKey));
                rows.computeIfAbsent(parent, _ -> new ArrayList<>()).add(RowReader.row(result, shape, 2));
            }
            return rows;
        };
    }

    private static ResultReader<Map<Object, Long>> totals(ValueType parentKey) {
        return result -> {
            Map<Object, Long> totals = new HashMap<>();
            while (result.next()) {
                totals.put(Objects.requireNonNull(Values.read(result, 1, parentKey)), result.getLong(2));
            }
            return totals;
        };
    }
}
