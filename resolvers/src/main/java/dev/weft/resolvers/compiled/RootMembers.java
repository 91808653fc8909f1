package dev.weft.resolvers.compiled;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.operation.NodeRows;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields of Query: rows by id and key, lists, nodes. */
final class RootMembers {
    private final ProjectModel model;
    private final Planner planner;
    private final Relations relations;
    private final NodeRows nodes;

    RootMembers(ProjectModel model, Planner planner, ReadLimits limits, Relations relations) {
        this.model = model;
        this.planner = planner;
        this.relations = relations;
        this.nodes = new NodeRows(model, planner, limits);
    }

    Member row(FieldNode node, CollectionId id) {
        CollectionModel collection = model.collection(id);
        return row(node, run -> planner.rowById(collection, run.arguments(node), run.selection(node)));
    }

    Member rowByKey(FieldNode node, CollectionId id) {
        CollectionModel collection = model.collection(id);
        return row(node, run -> planner.rowByKey(collection, run.arguments(node), run.selection(node)));
    }

    private Member row(FieldNode node, Function<Run, RowPlan> plan) {
        return reading(node, run -> run.reader().row(plan.apply(run)));
    }

    /** The row that the caller is, or acts as. */
    Member me(FieldNode node) {
        return reading(
                node,
                run -> run.context()
                        .caller()
                        .user()
                        .map(user -> run.reader().row(planner.row(model.self(), user, run.selection(node))))
                        .orElse(null));
    }

    /** Any row by its id. What is no id names no row. */
    Member node(FieldNode node) {
        return reading(
                node,
                run -> nodes.row(
                        (String) Objects.requireNonNull(run.arguments(node).get("id")),
                        run.selection(node),
                        run.reader()));
    }

    private Member reading(FieldNode node, Function<Run, @Nullable Row> read) {
        return (run, _, _) -> {
            Row row;
            try {
                row = read.apply(run);
            } catch (RuntimeException e) {
                return run.fail(node, e);
            }
            return relations.write(run, node, row);
        };
    }

    Member nodes(FieldNode node) {
        return (run, _, _) -> {
            List<@Nullable Row> rows;
            try {
                rows = nodes.rows(ids(run, node), run.selection(node), run.reader());
            } catch (RuntimeException e) {
                return run.fail(node, e);
            }
            return write(run, node, rows);
        };
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(Run run, FieldNode node) {
        return (List<String>) Objects.requireNonNull(run.arguments(node).get("ids"));
    }

    private Outcome write(Run run, FieldNode node, List<@Nullable Row> rows) {
        Map<CollectionModel, List<Row>> byType = new HashMap<>();
        int[] positions = new int[rows.size()];
        for (int i = 0; i < positions.length; i++) {
            Row row = rows.get(i);
            if (row != null) {
                List<Row> same = byType.computeIfAbsent(row.collection(), _ -> new ArrayList<>());
                positions[i] = same.size();
                same.add(row);
            }
        }
        byType.forEach((type, same) -> relations.read(run, node.on(type.typeName()), same));
        return new ListWriter(run, node).write(rows.size(), false, i -> element(run, node, rows.get(i), positions[i]));
    }

    private static Outcome element(Run run, FieldNode node, @Nullable Row row, int position) {
        return row == null
                ? Outcome.NOTHING
                : node.on(row.collection().typeName()).write(run, row, position);
    }

    Member list(FieldNode node, CollectionId id) {
        CollectionModel collection = model.collection(id);
        Fields connection = node.on(collection.typeName() + "Connection");
        return (run, _, _) -> {
            RowPage page;
            try {
                PagePlan plan = node.plan(() -> planner.page(collection, run.arguments(node), run.selection(node)));
                page = run.reader().page(plan);
            } catch (RuntimeException e) {
                return run.fail(node, e);
            }
            relations.readBelow(run, connection, collection, List.of(page));
            return Relations.object(run, node, connection, page, 0);
        };
    }
}
