package dev.weft.resolvers.sql;

import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Hop;
import dev.weft.resolvers.plan.ListSearch;
import dev.weft.resolvers.plan.Measure;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.policy.Use;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Operands as SQL expressions on the rows of a scope.
 *
 * @param known what has been computed beside the rows already, by operands of theirs
 */
record Operands(Scope scope, Map<Operand, Field<Object>> known) {
    static final String ELEMENT = "element";
    static final String ELEMENT_VALUE = "value";
    static final String FIGURE = "v";

    Operands(Scope scope) {
        this(scope, Map.of());
    }

    Field<Object> field(Operand operand) {
        Field<Object> computed = known.get(operand);
        return computed == null ? expression(operand) : computed;
    }

    private Field<Object> expression(Operand operand) {
        return switch (operand) {
            case Operand.OfColumn(Column column) -> column(column);
            case Operand.OfDate(Operand date, Operand.DatePart part) -> untyped(DSL.extract(utc(date), part(part)));
            case Operand.InJson(Column column, List<String> path, ValueType type) ->
                json(column, DSL.val(path.toArray(String[]::new)), type);
            case Operand.CastJson(Column column, List<String> path, ValueType type) ->
                JsonCasts.field(column(column), DSL.val(path.toArray(String[]::new)), type);
            case Operand.Relevance(ListSearch search) -> new TextSearches(scope).relevance(search);
            case Operand.Depth() -> untyped(Trees.depth());
            case Operand.LengthOf(Column list) ->
                untyped(DSL.cardinality(column(list).coerce(SQLDataType.CLOB.array())));
            case Operand.Related(Hop hop, Operand of) -> related(hop, of);
            case Operand.Aggregated figure -> DSL.field(figure(figure));
            case Operand.Grouped(Measure measure, Predicate filter) -> Aggregates.field(measure, filter, this);
            case Operand.Bucket bucket -> Buckets.of(bucket, field(bucket.time()));
            case Operand.Range range -> Buckets.of(range, field(range.number()));
            case Operand.AsDecimal(Operand number) -> untyped(field(number).cast(SQLDataType.NUMERIC));
            case Operand.Element() -> untyped(DSL.field(DSL.name(ELEMENT, ELEMENT_VALUE), SQLDataType.CLOB));
        };
    }

    Field<Object> column(Column column) {
        return scope.column(column);
    }

    private Field<Object> related(Hop hop, Operand of) {
        RelatedRows rows = scope.follow(hop, Use.ROW);
        Field<Object> value = new Operands(rows.scope()).field(of);
        return DSL.field(DSL.select(value).from(rows.table()).where(rows.linked()));
    }

    /** A figure as a statement of its own, to stand inside another. */
    Select<Record1<Object>> figure(Operand.Aggregated figure) {
        RelatedRows rows = scope.follow(figure.hop(), Use.TOTAL);
        Operands inner = new Operands(rows.scope());
        return DSL.select(Aggregates.field(figure.aggregate(), Predicate.ALWAYS, inner)
                        .as(FIGURE))
                .from(rows.table())
                .where(rows.linked())
                .and(new Conditions(inner).of(figure.filter()));
    }

    /** Expressions of every type stand in the same comparisons. */
    @SuppressWarnings("unchecked")
    static Field<Object> untyped(Field<?> field) {
        return (Field<Object>) field;
    }

    private Field<LocalDateTime> utc(Operand date) {
        Field<Object> field = field(date);
        return date.type() == ValueType.DATE ? field.cast(SQLDataType.LOCALDATETIME) : utc(field);
    }

    /** The moment at which a date begins in UTC. */
    Field<Object> beginning(Operand date) {
        return untyped(DSL.function(
                "timezone",
                SQLDataType.OFFSETDATETIME,
                DSL.inline("UTC"),
                field(date).cast(SQLDataType.LOCALDATETIME)));
    }

    /** A time as the wall clock in UTC shows it. */
    static Field<LocalDateTime> utc(Field<?> time) {
        return DSL.function("timezone", SQLDataType.LOCALDATETIME, DSL.inline("UTC"), time);
    }

    private static DatePart part(Operand.DatePart part) {
        return switch (part) {
            case YEAR -> DatePart.YEAR;
            case MONTH -> DatePart.MONTH;
            case WEEK -> DatePart.WEEK;
            case DAY -> DatePart.DAY;
            case WEEKDAY -> DatePart.ISO_DAY_OF_WEEK;
            case HOUR -> DatePart.HOUR;
        };
    }

    /** What is not of the type is null, so that a comparison never fails on some other row's value. */
    private Field<Object> json(Column column, Field<String[]> path, ValueType type) {
        Field<JSONB> value = DSL.field("({0} #> {1})", SQLDataType.JSONB, column(column), path);
        Field<String> text = DSL.field("({0} #>> {1})", SQLDataType.CLOB, column(column), path);
        Field<String> kind = DSL.function("jsonb_typeof", SQLDataType.CLOB, value);
        return switch (type) {
            case TEXT -> untyped(DSL.when(kind.eq(DSL.inline("string")), text));
            case NUMERIC -> cast(kind.eq(DSL.inline("number")), text, SQLDataType.NUMERIC);
            case BOOLEAN -> cast(kind.eq(DSL.inline("boolean")), text, SQLDataType.BOOLEAN);
            case DATE -> cast(valid(kind, text, "date"), text, SQLDataType.LOCALDATE);
            case DATE_TIME -> cast(valid(kind, text, "timestamptz"), text, SQLDataType.OFFSETDATETIME);
            case UUID -> cast(valid(kind, text, "uuid"), text, SQLDataType.UUID);
            case JSON -> untyped(DSL.nullif(value, DSL.inline(JSONB.valueOf("null"))));
            case INTEGER, BIGINT, FLOAT, SELECT, MULTI_SELECT, TEXT_LIST ->
                throw new IllegalArgumentException("JSON values are not read as " + type);
        };
    }

    private static Field<Object> cast(org.jooq.Condition fits, Field<String> text, DataType<?> type) {
        return untyped(DSL.when(fits, text.cast(type)));
    }

    private static org.jooq.Condition valid(Field<String> kind, Field<String> text, String type) {
        return kind.eq(DSL.inline("string"))
                .and(DSL.function("pg_input_is_valid", SQLDataType.BOOLEAN, text, DSL.inline(type)));
    }
}
