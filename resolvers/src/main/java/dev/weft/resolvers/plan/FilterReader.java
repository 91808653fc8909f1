package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Predicate.And;
import dev.weft.resolvers.plan.Predicate.Not;
import dev.weft.resolvers.plan.Predicate.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filters of one argument, those of related rows included. Members of one object must all hold. One reader
 * counts the conditions of all that it reads.
 */
public final class FilterReader {
    private final ReadLimits limits;
    private final OperatorReader operators;
    private final RelationFilters relations;
    private final ComparisonReader comparisons;

    public FilterReader(ProjectModel model, ReadLimits limits) {
        this.limits = limits;
        this.operators = new OperatorReader(limits);
        this.relations = new RelationFilters(model, this, operators);
        this.comparisons = new ComparisonReader(operators);
    }

    /**
     * The {@code filter} argument of a collection.
     *
     * @param filter coerced by the schema; an absent one holds for every row
     */
    public static Predicate read(
            ProjectModel model, CollectionModel collection, @Nullable Object filter, ReadLimits limits) {
        return new FilterReader(model, limits).read(collection, filter, InputPath.of("filter"));
    }

    /**
     * A filter that stands elsewhere in the arguments.
     *
     * @param path of it
     */
    public static Predicate read(
            ProjectModel model,
            CollectionModel collection,
            @Nullable Object filter,
            ReadLimits limits,
            List<String> path) {
        return new FilterReader(model, limits).read(collection, filter, new InputPath(path));
    }

    /** A filter somewhere in the arguments; an absent one holds for every row. */
    Predicate read(CollectionModel collection, @Nullable Object filter, InputPath path) {
        return filter == null ? Predicate.ALWAYS : read(collection, filter, path, 0);
    }

    /**
     * @param depth in how many others the filter stands
     */
    Predicate read(CollectionModel collection, Object filter, InputPath path, int depth) {
        if (depth > limits.maxFilterDepth()) {
            throw path.refuse(
                    "nests too deep; and, or, not and relations may nest " + limits.maxFilterDepth() + " levels");
        }
        List<Predicate> all = new ArrayList<>();
        for (Map.Entry<?, ?> member : ((Map<?, ?>) filter).entrySet()) {
            String name = (String) member.getKey();
            InputPath at = path.child(name);
            all.add(member(collection, name, at.require(member.getValue()), at, depth));
        }
        return all.size() == 1 ? all.getFirst() : new And(all);
    }

    private Predicate member(CollectionModel collection, String name, Object value, InputPath at, int depth) {
        return switch (name) {
            case "and" -> new And(objects(collection, value, at, depth));
            case "or" -> new Or(objects(collection, value, at, depth));
            case "not" -> new Not(read(collection, value, at, depth + 1));
            case "id" -> operators.read(primaryKey(collection), new IdOperands(collection).keys(value, at), at);
            case "compare" -> comparisons.read(collection, (List<?>) value, at);
            default -> named(collection, name, value, at, depth);
        };
    }

    private Predicate named(CollectionModel collection, String name, Object value, InputPath at, int depth) {
        Optional<Column> column = collection.column(name);
        if (column.isPresent()) {
            return operators.read(new Operand.OfColumn(column.get()), (Map<?, ?>) value, at);
        }
        Optional<RelationEnd> relation = collection.relation(name);
        if (relation.isPresent()) {
            return relations.read(relation.get(), (Map<?, ?>) value, at, depth);
        }
        return relations.exists(collection, name, (Boolean) at.known(value), at);
    }

    private List<Predicate> objects(CollectionModel collection, Object filters, InputPath path, int depth) {
        List<Predicate> predicates = new ArrayList<>();
        for (Object filter : (List<?>) filters) {
            InputPath at = path.child(predicates.size());
            predicates.add(read(collection, at.require(filter), at, depth + 1));
        }
        return predicates;
    }

    private static Operand primaryKey(CollectionModel collection) {
        return new Operand.OfColumn(collection.primaryKey());
    }

    /** Reads figures whose own filters count with this one. */
    FigureReader figures() {
        return new FigureReader(this, operators);
    }
}
