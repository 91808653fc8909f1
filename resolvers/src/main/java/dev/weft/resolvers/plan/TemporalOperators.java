package dev.weft.resolvers.plan;

import dev.weft.resolvers.plan.Operand.DatePart;
import dev.weft.resolvers.plan.Predicate.And;
import dev.weft.resolvers.plan.Predicate.Direction;
import dev.weft.resolvers.plan.Predicate.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Operators of dates and times: distances from now, parts of the calendar, comparisons. */
final class TemporalOperators {
    /** No part of it goes forward. */
    private static final Pattern BACKWARD = Pattern.compile("P(T?-[0-9.]+[A-Z])+");

    private final OperatorReader operators;

    TemporalOperators(OperatorReader operators) {
        this.operators = operators;
    }

    Predicate read(Operand time, String operator, Object value, InputPath at) {
        return switch (operator) {
            case "withinLast" -> new Within(time, Direction.PAST, forward((String) at.known(value), at));
            case "withinNext" -> new Within(time, Direction.FUTURE, forward((String) at.known(value), at));
            case "part" -> parts(time, (Map<?, ?>) value, at);
            default -> OperatorReader.comparison(time, operator, value, at);
        };
    }

    /** A way back would be a span that ends before it begins, in which nothing is. */
    private static String forward(String duration, InputPath at) {
        if (BACKWARD.matcher(duration).matches()) {
            throw at.refuse("is a negative duration; use the other of withinLast and withinNext");
        }
        return duration;
    }

    private Predicate parts(Operand time, Map<?, ?> parts, InputPath path) {
        if (parts.isEmpty()) {
            throw path.refuse("names no part; give one or leave it out");
        }
        List<Predicate> all = new ArrayList<>();
        parts.forEach((name, value) -> {
            InputPath at = path.child((String) name);
            DatePart part = DatePart.valueOf(((String) name).toUpperCase(Locale.ROOT));
            all.add(operators.read(new Operand.OfDate(time, part), (Map<?, ?>) at.require(value), at));
        });
        return new And(all);
    }
}
