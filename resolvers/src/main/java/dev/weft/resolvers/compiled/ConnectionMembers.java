package dev.weft.resolvers.compiled;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.sql.Edge;
import dev.weft.resolvers.sql.Group;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowPage;
import dev.weft.schema.Operation;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Members of connections and edges. The position of a page is that of its first row. */
final class ConnectionMembers {
    private final ProjectModel model;

    ConnectionMembers(ProjectModel model) {
        this.model = model;
    }

    Member of(FieldNode node, Operation.ReadConnection read) {
        CollectionModel collection = model.collection(read.collection());
        return switch (read.member()) {
            case NODES -> nodes(node, node.on(collection.typeName()));
            case EDGES -> edges(node, node.on(collection.typeName() + "Edge"));
            case PAGE_INFO -> {
                Fields fields = node.on("PageInfo");
                yield (run, source, position) -> Relations.object(run, node, fields, source, position);
            }
            case TOTAL_COUNT -> total(node);
            case AGGREGATE -> {
                Fields fields = node.fields();
                yield (run, source, _) -> Relations.object(
                        run, node, fields, page(source).summary().aggregate(node.key()), 0);
            }
            case GROUPS -> groups(node, node.fields());
            case ESTIMATED_COUNT -> estimate();
        };
    }

    private static Member nodes(FieldNode node, Fields fields) {
        return (run, source, position) -> {
            List<Row> rows = page(source).rows();
            return new ListWriter(run, node)
                    .write(rows.size(), true, i -> fields.write(run, rows.get(i), position + i));
        };
    }

    private static Member edges(FieldNode node, Fields fields) {
        return (run, source, position) -> {
            List<Edge> edges = page(source).edges();
            return new ListWriter(run, node)
                    .write(edges.size(), true, i -> fields.write(run, edges.get(i), position + i));
        };
    }

    private static Member groups(FieldNode node, Fields fields) {
        return (run, source, _) -> {
            List<Group> groups = page(source).summary().groups(node.key());
            return new ListWriter(run, node).write(groups.size(), true, i -> fields.write(run, groups.get(i), 0));
        };
    }

    private static Member total(FieldNode node) {
        return (run, source, _) -> {
            Integer max = (Integer) run.arguments(node).get("max");
            run.out().raw(Integer.toString(page(source).totalCount(max)));
            return Outcome.WRITTEN;
        };
    }

    private static Member estimate() {
        return (run, source, _) -> {
            run.out().raw(Integer.toString(page(source).estimatedCount()));
            return Outcome.WRITTEN;
        };
    }

    private static Member score() {
        return (run, source, _) -> {
            Double score = edge(source).score();
            if (score == null) {
                return Outcome.NOTHING;
            }
            run.out().raw(score.toString());
            return Outcome.WRITTEN;
        };
    }

    Member of(FieldNode node, Operation.ReadEdge read) {
        Fields fields = node.on(model.collection(read.collection()).typeName());
        return switch (read.member()) {
            case CURSOR -> cursor(node, source -> edge(source).cursor());
            case NODE ->
                (run, source, position) ->
                        Relations.object(run, node, fields, edge(source).node(), position);
            case SCORE -> score();
        };
    }

    static Member pageInfo(FieldNode node) {
        return switch (node.name()) {
            case "hasNextPage" -> truth(RowPage::hasNextPage);
            case "hasPreviousPage" -> truth(RowPage::hasPreviousPage);
            case "startCursor" -> cursor(node, source -> page(source).startCursor());
            case "endCursor" -> cursor(node, source -> page(source).endCursor());
            default -> throw new NotCompiled();
        };
    }

    private static Member truth(Function<RowPage, Boolean> of) {
        return (run, source, _) -> {
            run.out().raw(of.apply(page(source)).toString());
            return Outcome.WRITTEN;
        };
    }

    private static Member cursor(FieldNode node, Function<@Nullable Object, @Nullable String> of) {
        return (run, source, _) -> {
            try {
                return Members.text(run, of.apply(source));
            } catch (RuntimeException e) {
                return run.fail(node, e);
            }
        };
    }

    private static RowPage page(@Nullable Object source) {
        return (RowPage) Objects.requireNonNull(source);
    }

    private static Edge edge(@Nullable Object source) {
        return (Edge) Objects.requireNonNull(source);
    }
}
