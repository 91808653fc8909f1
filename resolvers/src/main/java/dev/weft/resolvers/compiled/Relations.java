package dev.weft.resolvers.compiled;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.KeyedPlan;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.Planner;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.sql.Group;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.sql.RowPage;
import dev.weft.resolvers.sql.WireKeys;
import dev.weft.schema.Operation;
import dev.weft.schema.Operation.ConnectionMember;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads what is selected below rows: each relation by one statement for all of them, and then what is below those. */
final class Relations {
    private final ProjectModel model;
    private final Planner planner;

    Relations(ProjectModel model, Planner planner) {
        this.model = model;
        this.planner = planner;
    }

    static boolean isRelation(@Nullable Operation operation) {
        return operation instanceof Operation.FollowToOne
                || operation instanceof Operation.ListRelated
                || operation instanceof Operation.ListTree;
    }

    void read(Run run, Fields fields, List<Row> rows) {
        if (rows.isEmpty() || !fields.leadOn()) {
            return;
        }
        for (FieldNode node : fields.nodes()) {
            switch (node.operation()) {
                case Operation.FollowToOne follow -> run.keep(node, toOne(run, node, follow, rows));
                case Operation.ListRelated list -> run.keep(node, toMany(run, node, list, rows));
                case Operation.ListTree tree -> run.keep(node, tree(run, node, tree, rows));
                case null, default -> {}
            }
        }
    }

    /** Reads what is below a row and writes it. */
    Outcome write(Run run, FieldNode node, @Nullable Row row) {
        if (row == null) {
            return Outcome.NOTHING;
        }
        Fields fields = node.on(row.collection().typeName());
        read(run, fields, List.of(row));
        return object(run, node, fields, row, 0);
    }

    /** Writes an object as the value of the field. */
    static Outcome object(Run run, FieldNode node, Fields fields, @Nullable Object object, int position) {
        run.path().push(node.key());
        Outcome outcome = fields.write(run, object, position);
        run.path().pop();
        return outcome;
    }

    /** The same for the rows of pages, on which selections are made as nodes and as nodes of edges. */
    void readBelow(Run run, Fields connection, CollectionModel collection, List<RowPage> pages) {
        List<Row> rows = pages.size() == 1 ? pages.getFirst().rows() : flat(pages);
        for (FieldNode member : connection.nodes()) {
            switch (member.operation()) {
                case Operation.ReadConnection(var _, ConnectionMember which) ->
                    readBelow(run, member, which, collection, rows, pages);
                case null, default -> {}
            }
        }
    }

    private void readBelow(
            Run run,
            FieldNode member,
            ConnectionMember which,
            CollectionModel collection,
            List<Row> rows,
            List<RowPage> pages) {
        switch (which) {
            case NODES -> read(run, member.fields(), rows);
            case EDGES -> readNodes(run, member.fields(), collection, rows);
            case GROUPS -> new GroupRelations(this, run).read(member.fields(), groups(member, pages));
            case PAGE_INFO, TOTAL_COUNT, ESTIMATED_COUNT, AGGREGATE -> {}
        }
    }

    private static List<Group> groups(FieldNode node, List<RowPage> pages) {
        List<Group> groups = new ArrayList<>();
        pages.forEach(page -> groups.addAll(page.summary().groups(node.key())));
        return groups;
    }

    /** The same for rows that are nodes of edges. */
    void readNodes(Run run, Fields edge, CollectionModel collection, List<Row> rows) {
        for (FieldNode member : edge.nodes()) {
            if (member.name().equals("node")) {
                read(run, member.on(collection.typeName()), rows);
            }
        }
    }

    private static List<Row> flat(List<RowPage> pages) {
        List<Row> rows = new ArrayList<>();
        pages.forEach(page -> rows.addAll(page.rows()));
        return rows;
    }

    private Related toMany(Run run, FieldNode node, Operation.ListRelated list, List<Row> parents) {
        CollectionModel target = model.collection(list.relation().target());
        Link link = Link.of(list.relation());
        return pages(
                run,
                node,
                target,
                parents,
                (arguments, selection) ->
                        planner.related(model.collection(list.collection()), link, target, arguments, selection));
    }

    private Related tree(Run run, FieldNode node, Operation.ListTree tree, List<Row> parents) {
        CollectionModel rows = model.collection(tree.collection());
        return pages(
                run,
                node,
                rows,
                parents,
                (arguments, selection) -> planner.tree(rows, tree.parent(), tree.direction(), arguments, selection));
    }

    private Related pages(
            Run run,
            FieldNode node,
            CollectionModel target,
            List<Row> parents,
            BiFunction<Map<String, Object>, Selection, RelatedPlan> planning) {
        Parents distinct = Parents.of(parents);
        List<RowPage> pages;
        try {
            RelatedPlan plan = node.plan(() -> planning.apply(run.arguments(node), run.selection(node)));
            pages = run.reader().related(plan, distinct.rows());
        } catch (RuntimeException e) {
            return Related.Many.failed(e);
        }
        readBelow(run, node.on(target.typeName() + "Connection"), target, pages);
        return Related.Many.of(distinct.positions(), pages);
    }

    private Related toOne(Run run, FieldNode node, Operation.FollowToOne follow, List<Row> parents) {
        return parents.getFirst().shape().folds(follow.relation())
                ? along(run, node, follow, parents)
                : byKeys(run, node, follow, parents);
    }

    /** Where the rows were read together with their parents. */
    private Related along(Run run, FieldNode node, Operation.FollowToOne follow, List<Row> parents) {
        int[] positions = new int[parents.size()];
        List<Row> rows = new ArrayList<>(positions.length);
        for (int i = 0; i < positions.length; i++) {
            Row row = parents.get(i).along(follow.relation());
            positions[i] = row == null ? Related.One.NONE : rows.size();
            if (row != null) {
                rows.add(row);
            }
        }
        read(run, node.on(model.collection(follow.relation().target()).typeName()), rows);
        return new Related.One(positions, rows, null);
    }

    private Related byKeys(Run run, FieldNode node, Operation.FollowToOne follow, List<Row> parents) {
        CollectionModel target = model.collection(follow.relation().target());
        Column theirs = follow.relation() instanceof RelationEnd.InverseOne one ? one.key() : target.primaryKey();
        @Nullable String[] wanted = wanted(follow, parents);
        WireKeys keys = distinct(theirs, wanted);
        int[] positions = new int[wanted.length];
        Arrays.fill(positions, Related.One.NONE);
        if (keys.size() == 0) {
            return new Related.One(positions, List.of(), null);
        }
        List<Row> rows;
        try {
            KeyedPlan plan = node.plan(() -> planner.rowsBy(target, theirs, run.selection(node)));
            rows = run.reader().rows(plan, keys);
        } catch (RuntimeException e) {
            for (int i = 0; i < wanted.length; i++) {
                positions[i] = wanted[i] == null ? Related.One.NONE : 0;
            }
            return new Related.One(positions, List.of(), e);
        }
        find(wanted, RowShape.ordinal(target, theirs), rows, positions);
        read(run, node.on(target.typeName()), rows);
        return new Related.One(positions, rows, null);
    }

    private @Nullable String[] wanted(Operation.FollowToOne follow, List<Row> parents) {
        int ordinal = follow.relation() instanceof RelationEnd.ToOne one
                ? RowShape.ordinal(model.collection(follow.collection()), one.key())
                : 0;
        @Nullable String[] wanted = new @Nullable String[parents.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = text(parents.get(i).text(ordinal));
        }
        return wanted;
    }

    private static @Nullable String text(byte @Nullable [] key) {
        return key == null ? null : new String(key, StandardCharsets.ISO_8859_1);
    }

    private static WireKeys distinct(Column theirs, @Nullable String[] wanted) {
        WireKeys keys = new WireKeys(theirs.type());
        Set<String> seen = new HashSet<>();
        for (String key : wanted) {
            if (key != null && seen.add(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static void find(@Nullable String[] wanted, int theirs, List<Row> rows, int[] positions) {
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String key = text(rows.get(i).text(theirs));
            if (key != null) {
                found.put(key, i);
            }
        }
        for (int i = 0; i < wanted.length; i++) {
            String key = wanted[i];
            positions[i] = key == null ? Related.One.NONE : found.getOrDefault(key, Related.One.NONE);
        }
    }
}
