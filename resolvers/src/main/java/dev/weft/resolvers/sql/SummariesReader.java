package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.GroupRows;
import dev.weft.resolvers.plan.GroupsPlan;
import dev.weft.resolvers.plan.KeyTree;
import dev.weft.resolvers.plan.KeyedPlan;
import dev.weft.resolvers.plan.Operand.Grouped;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.plan.Summary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is asked of lists as wholes: one statement for all figures, one for each {@code groups}, one for each
 * {@code nodes} of groups, and one for the rows that each part of a key stands for.
 */
record SummariesReader(RowsReader rows) {
    ListSummary summary(PagePlan list) {
        Summary plan = list.summary();
        @Nullable
        Object[] figures = plan.figures().isEmpty()
                ? new Object[0]
                : rows.session().fetch(rows.session().texts().figures(list), result -> {
                    result.next();
                    return figures(result, plan.figures(), 1);
                });
        Map<String, List<Group>> groups = new HashMap<>();
        plan.groups().forEach((key, each) -> groups.put(key, groups(list, each)));
        return new ListSummary(plan, figures, groups);
    }

    private ReadStatements reading() {
        return rows.session().texts().reading();
    }

    private List<Group> groups(PagePlan list, GroupsPlan plan) {
        if (plan.size() == 0) {
            return List.of();
        }
        List<Group> groups = rows.session().fetch(rows.session().texts().groups(list, plan), result -> {
            List<Group> found = new ArrayList<>();
            while (result.next()) {
                found.add(group(result, plan, 1));
            }
            return found;
        });
        complete(plan, groups, wanted -> GroupRowStatements.rows(reading(), list, plan, wanted, groups));
        return groups;
    }

    /**
     * A summary for every parent, also for those without rows.
     *
     * @param parents how many there are
     * @param key of each of them
     */
    List<ListSummary> summaries(RelatedPlan list, int parents, IntFunction<Object> key) {
        Summary plan = list.page().summary();
        List<Object> keys = plan.equals(Summary.NOTHING)
                ? List.of()
                : IntStream.range(0, parents).mapToObj(key).toList();
        Map<Object, @Nullable Object[]> figures =
                plan.figures().isEmpty() ? Map.of() : figures(list, plan.figures(), keys);
        Map<String, Map<Object, List<Group>>> groups = new HashMap<>();
        plan.groups().forEach((name, each) -> groups.put(name, groups(list, each, keys)));
        List<ListSummary> summaries = new ArrayList<>(parents);
        for (int i = 0; i < parents; i++) {
            summaries.add(keys.isEmpty() ? ListSummary.NOTHING : summary(plan, keys.get(i), figures, groups));
        }
        return summaries;
    }

    private static ListSummary summary(
            Summary plan,
            Object parent,
            Map<Object, @Nullable Object[]> figures,
            Map<String, Map<Object, List<Group>>> groups) {
        Map<String, List<Group>> own = new HashMap<>();
        groups.forEach((name, byParent) -> own.put(name, byParent.getOrDefault(parent, List.of())));
        return new ListSummary(plan, figures.getOrDefault(parent, overNothing(plan.figures())), own);
    }

    private Map<Object, @Nullable Object[]> figures(RelatedPlan list, List<Grouped> figures, Collection<?> parents) {
        return rows.session().fetch(rows.session().texts().figures(list, parents), result -> {
            Map<Object, @Nullable Object[]> found = new HashMap<>();
            while (result.next()) {
                found.put(parent(result, list.parentKey()), figures(result, figures, 2));
            }
            return found;
        });
    }

    private static @Nullable Object[] overNothing(List<Grouped> figures) {
        return figures.stream()
                .map(figure -> figure.measure().isCount() ? 0L : null)
                .toArray();
    }

    private Map<Object, List<Group>> groups(RelatedPlan list, GroupsPlan plan, Collection<?> parents) {
        if (plan.size() == 0) {
            return Map.of();
        }
        List<Object> owners = new ArrayList<>();
        List<Group> groups = rows.session().fetch(rows.session().texts().groups(list, plan, parents), result -> {
            List<Group> found = new ArrayList<>();
            while (result.next()) {
                owners.add(parent(result, list.parentKey()));
                found.add(group(result, plan, 2));
            }
            return found;
        });
        complete(plan, groups, wanted -> GroupRowStatements.rows(reading(), list, plan, wanted, owners, groups));
        Map<Object, List<Group>> byParent = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            byParent.computeIfAbsent(owners.get(i), _ -> new ArrayList<>()).add(groups.get(i));
        }
        return byParent;
    }

    private static Object parent(ResultSet result, ValueType type) throws SQLException {
        return Objects.requireNonNull(Wire.decode(result.getBytes(1), type));
    }

    private static Group group(ResultSet result, GroupsPlan plan, int first) throws SQLException {
        @Nullable
        Object[] values =
                new @Nullable Object[plan.keys().size() + plan.figures().size()];
        for (int i = 0; i < plan.keys().size(); i++) {
            values[i] =
                    Wire.decode(result.getBytes(first + i), plan.keys().get(i).type());
        }
        @Nullable
        Object[] figures = figures(result, plan.figures(), first + plan.keys().size());
        System.arraycopy(figures, 0, values, plan.keys().size(), figures.length);
        return new Group(plan, values);
    }

    private static @Nullable Object[] figures(ResultSet result, List<Grouped> figures, int first) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[figures.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Wire.decode(result.getBytes(first + i), figures.get(i).type());
        }
        return values;
    }

    @FunctionalInterface
    private interface RowsOfGroups {
        Query query(GroupRows wanted);
    }

    /** Reads the rows of the groups and those that their keys stand for. */
    private void complete(GroupsPlan plan, List<Group> groups, RowsOfGroups statements) {
        if (groups.isEmpty()) {
            return;
        }
        plan.nodes().forEach((key, wanted) -> {
            if (wanted.size() > 0) {
                rows.session().fetch(statements.query(wanted), result -> {
                    while (result.next()) {
                        groups.get(result.getInt(1) - 1).add(key, RowReader.row(result, wanted.shape(), 2));
                    }
                    return groups;
                });
            }
        });
        IdentityHashMap<KeyedPlan, Map<Object, Row>> keyRows = new IdentityHashMap<>();
        readKeyRows(plan.key(), groups, keyRows);
        groups.forEach(group -> group.showing(keyRows));
    }

    private void readKeyRows(KeyTree tree, List<Group> groups, IdentityHashMap<KeyedPlan, Map<Object, Row>> keyRows) {
        Integer self = tree.self();
        KeyedPlan node = tree.node();
        if (self != null && node != null) {
            Set<Object> keys = new LinkedHashSet<>();
            for (Group group : groups) {
                Object key = group.key(self);
                if (key != null) {
                    keys.add(key);
                }
            }
            keyRows.put(node, rows.byKey(node, keys));
        }
        tree.relations().values().forEach(below -> readKeyRows(below, groups, keyRows));
    }
}
