package dev.weft.resolvers.sql;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Counting;
import dev.weft.resolvers.plan.ImagePlan;
import dev.weft.resolvers.plan.KeyedPlan;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.Predicate.Compare;
import dev.weft.resolvers.plan.Predicate.Comparison;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.plan.RowShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries read plans out on the session of an operation: one statement for rows, one for totals. */
public record RowsReader(OperationSession session) {
    /** Null when there is no such row. */
    public @Nullable Row row(RowPlan plan) {
        if (plan.key() instanceof Compare(Operand.OfColumn(Column column), Comparison how, Object key)
                && how == Comparison.EQ) {
            looksUp(plan.shape(), column, () -> List.of(key.toString()));
        }
        List<Row> rows = session.fetch(texts().row(plan), RowReader.rows(plan.shape()));
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** The rows that there are, by the value of the plan's key. */
    public Map<Object, Row> byKey(KeyedPlan plan, Collection<?> keys) {
        Column key = plan.key();
        Map<Object, Row> found = new HashMap<>();
        looksUp(plan.shape(), key, () -> keys.stream().map(Object::toString).toList());
        for (Row row : session.fetch(texts().keyed(plan, keys), RowReader.rows(plan.shape()))) {
            found.put(Objects.requireNonNull(row.value(key)), row);
        }
        return found;
    }

    private void looksUp(RowShape shape, Column column, Supplier<List<String>> keys) {
        if (column.kind() == Column.Kind.PRIMARY_KEY) {
            session.looksUp(shape.collection(), keys);
        }
    }

    /** The rows that there are, in no order. */
    public List<Row> rows(KeyedPlan plan, WireKeys keys) {
        looksUp(plan.shape(), plan.key(), keys::texts);
        return session.fetch(texts().keyed(plan, keys), RowReader.rows(plan.shape()));
    }

    /** What there is to be seen of each image, in their order; null where that is nothing. */
    public List<@Nullable SeenImage> images(ImagePlan plan) {
        @Nullable SeenImage[] seen = new @Nullable SeenImage[plan.images().size()];
        session.fetch(texts().images(plan), result -> {
            while (result.next()) {
                Row row = RowReader.row(result, plan.shape(), 3);
                seen[result.getInt(1) - 1] = new SeenImage(result.getBoolean(2), row);
            }
            return seen;
        });
        return Arrays.asList(seen);
    }

    public RowPage page(PagePlan plan) {
        List<Row> rows = plan.readsRows() ? session.fetch(texts().page(plan), RowReader.rows(plan.shape())) : List.of();
        ListSummary summary = new SummariesReader(this).summary(plan);
        Counting counting = plan.counting();
        Long total = counting.total() ? session.fetch(texts().count(plan), RowsReader::count) : summary.total();
        Long estimate = counting.estimate() ? session.fetch(texts().estimate(plan), RowsReader::estimate) : null;
        return RowPage.of(plan, rows, total, estimate, summary);
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
    public Map<Object, RowPage> byParent(RelatedPlan plan, Collection<?> parents) {
        List<Object> keys = List.copyOf(parents);
        List<RowPage> inOrder = pages(plan, keys, keys.size(), keys::get);
        Map<Object, RowPage> pages = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            pages.put(keys.get(i), inOrder.get(i));
        }
        return pages;
    }

    /** A page for every parent, in the order of the parents. */
    public List<RowPage> related(RelatedPlan plan, List<Row> parents) {
        WireKeys keys = WireKeys.of(plan.parentKey(), parents);
        return pages(plan, keys, parents.size(), i -> parents.get(i).key());
    }

    private List<RowPage> pages(RelatedPlan plan, Object keys, int parents, IntFunction<Object> key) {
        PagePlan page = plan.page();
        List<List<Row>> rows =
                page.readsRows() ? session.fetch(texts().pages(plan, keys), grouped(parents, page.shape())) : List.of();
        Map<Object, Long> totals = page.counting().total()
                ? session.fetch(texts().counts(plan, keys), totals(plan.parentKey()))
                : Map.of();
        List<ListSummary> summaries = new SummariesReader(this).summaries(plan, parents, key);
        List<RowPage> pages = new ArrayList<>(parents);
        for (int i = 0; i < parents; i++) {
            ListSummary summary = summaries.get(i);
            Long total = page.counting().total() ? totals.getOrDefault(key.apply(i), 0L) : summary.total();
            pages.add(RowPage.of(page, page.readsRows() ? rows.get(i) : List.of(), total, total, summary));
        }
        return pages;
    }

    private static ResultReader<List<List<Row>>> grouped(int parents, RowShape shape) {
        return result -> {
            List<List<Row>> rows = new ArrayList<>(parents);
            for (int i = 0; i < parents; i++) {
                rows.add(new ArrayList<>());
            }
            while (result.next()) {
                rows.get(result.getInt(1) - 1).add(RowReader.row(result, shape, 2));
            }
            return rows;
        };
    }

    private static ResultReader<Map<Object, Long>> totals(ValueType parentKey) {
        return result -> {
            Map<Object, Long> totals = new HashMap<>();
            while (result.next()) {
                Object parent = Objects.requireNonNull(Wire.decode(result.getBytes(1), parentKey));
                totals.put(parent, result.getLong(2));
            }
            return totals;
        };
    }

    private Statements texts() {
        return session.texts();
    }
}
