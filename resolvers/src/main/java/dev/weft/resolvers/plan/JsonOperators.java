package dev.weft.resolvers.plan;

import dev.weft.model.Column;
import dev.weft.resolvers.plan.Predicate.And;
import dev.weft.resolvers.plan.Predicate.HasKeys;
import dev.weft.resolvers.plan.Predicate.JsonComparison;
import dev.weft.resolvers.plan.Predicate.JsonIs;
import dev.weft.resolvers.plan.Predicate.JsonPath;
import dev.weft.resolvers.plan.Predicate.PathTest;
import dev.weft.resolvers.plan.Predicate.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators of JSON values: containment, keys, paths, typed comparisons of what a path leads to. */
final class JsonOperators {
    private static final int MAX_PATH_LENGTH = 1_000;

    private final OperatorReader operators;

    JsonOperators(OperatorReader operators) {
        this.operators = operators;
    }

    Predicate read(Column json, String operator, Object value, InputPath at) {
        return switch (operator) {
            case "eq" -> new JsonIs(json, JsonComparison.EQ, value);
            case "contains" -> new JsonIs(json, JsonComparison.CONTAINS, value);
            case "containedBy" -> new JsonIs(json, JsonComparison.CONTAINED_BY, value);
            case "hasKey" -> new HasKeys(json, Quantifier.ALL, List.of(value));
            case "hasAnyKey" -> new HasKeys(json, Quantifier.ANY, OperatorReader.elements(value, at));
            case "hasAllKeys" -> new HasKeys(json, Quantifier.ALL, OperatorReader.elements(value, at));
            case "pathExists" -> new JsonPath(json, PathTest.EXISTS, sqlPath(value, at));
            case "pathMatch" -> new JsonPath(json, PathTest.MATCHES, sqlPath(value, at));
            case "at" -> comparisons(json, (List<?>) value, at);
            default -> throw at.refuse("is no operator of this field");
        };
    }

    private static String sqlPath(Object value, InputPath at) {
        String path = path(value, at);
        SlowPatterns.refuseInPath(path, at);
        return path;
    }

    private static String path(Object value, InputPath at) {
        String path = (String) at.known(value);
        if (path.isBlank() || path.length() > MAX_PATH_LENGTH) {
            throw at.refuse("is no path of 1 to " + MAX_PATH_LENGTH + " characters");
        }
        return path;
    }

    /** A path of keys and positions between dots. */
    static List<String> dotted(@Nullable Object path, InputPath at) {
        return DottedPath.parse(path(at.require(path), at));
    }

    private Predicate comparisons(Column json, List<?> given, InputPath path) {
        List<Predicate> all = new ArrayList<>();
        for (Object element : given) {
            InputPath at = path.child(all.size());
            Map<?, ?> entry = (Map<?, ?>) at.require(element);
            InputPath is = at.child("is");
            all.add(comparison(
                    json, dotted(entry.get("path"), at.child("path")), (Map<?, ?>) is.require(entry.get("is")), is));
        }
        return new And(all);
    }

    /** Exactly one member, which says how the value is read. */
    private Predicate comparison(Column json, List<String> path, Map<?, ?> typed, InputPath is) {
        Map.Entry<?, ?> member = typed.entrySet().iterator().next();
        String name = (String) member.getKey();
        InputPath at = is.child(name);
        Operand operand = new Operand.InJson(json, path, ScalarPredicates.type(name, at));
        return operators.read(operand, (Map<?, ?>) at.require(member.getValue()), at);
    }
}
