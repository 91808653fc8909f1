package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.DottedPath;
import dev.weft.resolvers.write.ColumnOp.Operand;
import dev.weft.resolvers.write.ColumnOp.Step;
import dev.weft.resolvers.write.ColumnOp.Verb;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the operations of one {@code ops} argument. */
final class OpsReader {
    /** Of JSON in one field; each is another layer of the statement. */
    private static final int MAX_STEPS = 20;

    private static final int MAX_PATH = 20;

    private final CollectionModel collection;
    private final ArgumentPath path;
    private final Findings findings;
    private final List<ColumnOp> ops = new ArrayList<>();

    OpsReader(CollectionModel collection, ArgumentPath path, Findings findings) {
        this.collection = collection;
        this.path = path;
        this.findings = findings;
    }

    /** In the order of the collection's columns. */
    List<ColumnOp> read(@Nullable Object given) {
        if (given instanceof Map<?, ?> members) {
            for (Column column : collection.columns()) {
                if (members.containsKey(column.apiName())) {
                    read(column, members.get(column.apiName()));
                }
            }
        }
        return ops;
    }

    private void read(Column column, @Nullable Object given) {
        ArgumentPath at = path.child(column.apiName());
        List<Step> steps = new ArrayList<>();
        switch (given) {
            case null -> refuse(column, "is null; leave it out where nothing shall be done", at);
            case List<?> list
            when list.size() > MAX_STEPS ->
                refuse(column, "has " + list.size() + " steps; it may have " + MAX_STEPS, at);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    step(column, (Map<?, ?>) list.get(i), at.child(i)).ifPresent(steps::add);
                }
            }
            default -> step(column, (Map<?, ?>) given, at).ifPresent(steps::add);
        }
        if (!steps.isEmpty()) {
            ops.add(new ColumnOp(column, steps));
        }
    }

    /** The schema sees to it that the object has one member. */
    private Optional<Step> step(Column column, Map<?, ?> op, ArgumentPath path) {
        Map.Entry<?, ?> member = op.entrySet().iterator().next();
        String name = (String) member.getKey();
        Object value = member.getValue();
        ArgumentPath at = path.child(name);
        return switch (name) {
            case "increment" -> one(Verb.INCREMENT, column.type(), value);
            case "multiply" -> one(Verb.MULTIPLY, column.type(), value);
            case "atLeast" -> one(Verb.AT_LEAST, column.type(), value);
            case "atMost" -> one(Verb.AT_MOST, column.type(), value);
            case "now", "today" -> now(column, name, value, at);
            case "shift" -> shift(column, (String) value, at);
            case "append" -> added(column.type() == ValueType.JSON ? Verb.JSON_APPEND : Verb.APPEND, column, value, at);
            case "prepend" ->
                added(column.type() == ValueType.JSON ? Verb.JSON_PREPEND : Verb.PREPEND, column, value, at);
            case "addUnique" -> added(Verb.ADD_UNIQUE, column, List.copyOf(new LinkedHashSet<>((List<?>) value)), at);
            case "remove" -> one(Verb.REMOVE, column.type(), value);
            case "merge" -> merge(column, value, at);
            case "set" -> set(column, (Map<?, ?>) value, at);
            case "removeKeys" -> one(Verb.JSON_REMOVE_KEYS, ValueType.TEXT_LIST, value);
            case "removePath" ->
                steps(column, (String) value, at)
                        .flatMap(steps -> one(Verb.JSON_REMOVE_PATH, ValueType.TEXT_LIST, steps));
            default -> throw new IllegalArgumentException("no operation: " + name);
        };
    }

    /** What each element must be, the database does not check. */
    private Optional<Step> added(Verb verb, Column column, Object value, ArgumentPath at) {
        FieldRules.check(column, value, at, findings);
        return one(verb, column.type(), value);
    }

    private static Optional<Step> one(Verb verb, ValueType type, Object operand) {
        return Optional.of(new Step(verb, List.of(new Operand(type, operand))));
    }

    private Optional<Step> now(Column column, String name, Object wanted, ArgumentPath at) {
        if (Boolean.TRUE.equals(wanted)) {
            return Optional.of(new Step(Verb.NOW, List.of()));
        }
        return refuse(column, "takes '" + name + ": true' alone; leave it out where nothing shall be done", at);
    }

    private Optional<Step> shift(Column column, String duration, ArgumentPath at) {
        return column.type() == ValueType.DATE && duration.contains("T")
                ? refuse(column, "is a date, which is shifted by whole days: P2D, not PT48H", at)
                : one(Verb.SHIFT, ValueType.TEXT, duration);
    }

    private Optional<Step> merge(Column column, Object members, ArgumentPath at) {
        return members instanceof Map<?, ?>
                ? one(Verb.JSON_MERGE, ValueType.JSON, members)
                : refuse(column, "is merged with an object; use append for lists and patch for other values", at);
    }

    private Optional<Step> set(Column column, Map<?, ?> set, ArgumentPath at) {
        Object value = set.get("value");
        if (value == null) {
            return refuse(column, "needs a value to set; use removePath to take one away", at.child("value"));
        }
        return steps(column, (String) Objects.requireNonNull(set.get("path")), at.child("path"))
                .map(steps -> new Step(
                        Verb.JSON_SET,
                        List.of(new Operand(ValueType.TEXT_LIST, steps), new Operand(ValueType.JSON, value))));
    }

    private Optional<List<String>> steps(Column column, String dotted, ArgumentPath at) {
        List<String> steps = DottedPath.parse(dotted);
        if (steps.size() > MAX_PATH) {
            refuse(column, "has a path of " + steps.size() + " steps; it may have " + MAX_PATH, at);
            return Optional.empty();
        }
        return Optional.of(steps);
    }

    private Optional<Step> refuse(Column column, String what, ArgumentPath at) {
        findings.badInput("Field '" + column.apiName() + "' " + what, at, List.of(column.apiName()));
        return Optional.empty();
    }
}
