package dev.weft.resolvers.plan;

import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.GlobalId;
import dev.weft.resolvers.plan.Predicate.And;
import dev.weft.resolvers.plan.Predicate.Not;
import dev.weft.resolvers.plan.Predicate.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code filter} argument of a collection. Members of one object must all hold. */
public final class FilterReader {
    private final CollectionModel collection;
    private final ReadLimits limits;
    private final OperatorReader operators = new OperatorReader();

    private FilterReader(CollectionModel collection, ReadLimits limits) {
        this.collection = collection;
        this.limits = limits;
    }

    /**
     * @param filter coerced by the schema; an absent one holds for every row
     */
    public static Predicate read(CollectionModel collection, @Nullable Object filter, ReadLimits limits) {
        return filter == null
                ? Predicate.ALWAYS
                : new FilterReader(collection, limits).object(filter, InputPath.of("filter"), 0);
    }

    private Predicate object(Object filter, InputPath path, int depth) {
        if (depth > limits.maxFilterDepth()) {
            throw path.refuse("nests too deep; and, or, not may nest " + limits.maxFilterDepth() + " levels");
        }
        List<Predicate> all = new ArrayList<>();
        for (Map.Entry<?, ?> member : ((Map<?, ?>) filter).entrySet()) {
            String name = (String) member.getKey();
            InputPath at = path.child(name);
            all.add(member(name, at.require(member.getValue()), at, depth));
        }
        return all.size() == 1 ? all.getFirst() : new And(all);
    }

    private Predicate member(String name, Object value, InputPath at, int depth) {
        return switch (name) {
            case "and" -> new And(objects(value, at, depth));
            case "or" -> new Or(objects(value, at, depth));
            case "not" -> new Not(object(value, at, depth + 1));
            case "id" -> counted(operators.read(primaryKey(), ids((Map<?, ?>) value, at), at), at);
            default -> counted(operators.read(operand(name, at), (Map<?, ?>) value, at), at);
        };
    }

    private List<Predicate> objects(Object filters, InputPath path, int depth) {
        List<Predicate> predicates = new ArrayList<>();
        for (Object filter : (List<?>) filters) {
            InputPath at = path.child(predicates.size());
            predicates.add(object(at.require(filter), at, depth + 1));
        }
        return predicates;
    }

    private Operand primaryKey() {
        return new Operand.OfColumn(collection.primaryKey());
    }

    private Operand operand(String name, InputPath at) {
        Column column = collection.column(name).orElseThrow(() -> at.refuse("is no field that can be filtered by"));
        return new Operand.OfColumn(column);
    }

    /** Global ids and raw keys become raw keys. */
    private Map<String, Object> ids(Map<?, ?> given, InputPath path) {
        Map<String, Object> keys = new java.util.LinkedHashMap<>();
        given.forEach((operator, operand) -> {
            InputPath at = path.child((String) operator);
            keys.put((String) operator, ids(at.require(operand), at));
        });
        return keys;
    }

    private Object ids(Object operand, InputPath at) {
        return operand instanceof List<?> many
                ? many.stream().map(id -> key(at.require(id), at)).toList()
                : key(operand, at);
    }

    private Object key(Object id, InputPath at) {
        return GlobalId.keyOf(collection, (String) id)
                .orElseThrow(() -> at.refuse("holds what is no id of " + collection.typeName()));
    }

    private Predicate counted(Predicate predicate, InputPath at) {
        int conditions = operators.conditions();
        if (conditions > limits.maxConditions()) {
            throw at.refuse(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "is condition " + conditions + " of the filter; it may have " + limits.maxConditions());
        }
        return predicate;
    }
}
