package dev.weft.resolvers.write;

import dev.weft.model.ValueType;
import dev.weft.resolvers.sql.Values;
import dev.weft.resolvers.write.ColumnOp.StepKind;
import java.util.Iterator;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What one step makes of a JSON value. A value that the step does not fit stays as it is: a text has no keys to remove,
 * an object no end to append to.
 */
final class JsonOpExpression {
    private static final String OBJECT = "jsonb_typeof(\"J\".\"v\") = 'object'";
    private static final String LIST = "jsonb_typeof(\"J\".\"v\") = 'array'";
    private static final String EITHER = "jsonb_typeof(\"J\".\"v\") in ('object', 'array')";

    private JsonOpExpression() {}

    static Field<Object> of(StepKind step, Field<Object> value, Iterator<? extends Field<?>> operands) {
        return switch (step.verb()) {
            case JSON_MERGE -> where(OBJECT, "\"J\".\"v\" || \"J\".\"x\"", value, operands.next());
            case JSON_APPEND -> where(LIST, "\"J\".\"v\" || jsonb_build_array(\"J\".\"x\")", value, operands.next());
            case JSON_PREPEND -> where(LIST, "jsonb_build_array(\"J\".\"x\") || \"J\".\"v\"", value, operands.next());
            case JSON_REMOVE_KEYS -> where(OBJECT, "\"J\".\"v\" - \"J\".\"x\"", value, operands.next());
            case JSON_REMOVE_PATH -> where(EITHER, "\"J\".\"v\" #- \"J\".\"x\"", value, operands.next());
            case JSON_SET -> set(step.depth(), value, operands.next(), operands.next());
            case INCREMENT, MULTIPLY, AT_LEAST, AT_MOST, NOW, SHIFT, APPEND, PREPEND, ADD_UNIQUE, REMOVE ->
                throw new IllegalArgumentException(step.verb() + " of JSON");
        };
    }

    /** Objects that the path lacks on its way are made. */
    private static Field<Object> set(int depth, Field<Object> value, Field<?> path, Field<?> member) {
        StringBuilder filled = new StringBuilder("\"J\".\"v\"");
        for (int length = 1; length < depth; length++) {
            String start = "(\"J\".\"x\")[1 : " + length + "]";
            filled.insert(0, "jsonb_set(")
                    .append(", ")
                    .append(start)
                    .append(", coalesce(nullif(\"J\".\"v\" #> ")
                    .append(start)
                    .append(", 'null'), '{}'), true)");
        }
        return where(EITHER, "jsonb_set(" + filled + ", \"J\".\"x\", \"J\".\"y\", true)", value, path, member);
    }

    /** Values and operands are named once, so that steps on steps do not double the work with each. */
    @SuppressWarnings("unchecked")
    private static Field<Object> where(String fits, String then, Field<Object> value, Field<?>... operands) {
        String more = operands.length == 1 ? "{1} as \"x\"" : "{1} as \"x\", {2} as \"y\"";
        Field<?>[] parts = new Field<?>[operands.length + 1];
        parts[0] = value;
        System.arraycopy(operands, 0, parts, 1, operands.length);
        return (Field<Object>) DSL.field(
                "(select case when " + fits + " then " + then + " else \"J\".\"v\" end from (select {0} as \"v\", "
                        + more + " offset 0) as \"J\")",
                Values.dataType(ValueType.JSON),
                parts);
    }
}
