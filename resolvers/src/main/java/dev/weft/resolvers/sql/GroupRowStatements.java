package dev.weft.resolvers.sql;

import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.GroupKey;
import dev.weft.resolvers.plan.GroupRows;
import dev.weft.resolvers.plan.GroupsPlan;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.policy.Use;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of many groups as one statement that reads the list once: the first of each group in their order. The first
 * result column is the group's position among those that were given, counted from 1.
 */
final class GroupRowStatements {
    private static final String ROWS = "numbered";
    private static final String NUMBER = "number";
    private static final String WANTED = "wanted";
    private static final String POSITION = "position";

    private final ReadStatements reading;
    private final Table<?> table;
    private final Condition where;
    private final GroupRows rows;
    /** What tells the groups apart, the parent first where the list is one of many parents. */
    private final List<Part> parts;

    /**
     * @param values of the groups, as texts
     */
    private record Part(Field<Object> field, ValueType type, boolean notNull, List<@Nullable String> values) {
        Field<?> array() {
            DataType<?> type = Values.dataType(type());
            return DSL.val(values.toArray(String[]::new)).cast(type.array());
        }

        /** What it can be at all, so that an index on it serves. */
        Condition narrowed() {
            Condition among = DSL.condition("({0} = any({1}))", field, array());
            return notNull ? among : among.or(field.isNull());
        }

        Condition same(Field<Object> one, Field<Object> other) {
            return notNull ? one.eq(other) : one.isNotDistinctFrom(other);
        }
    }

    private GroupRowStatements(
            ReadStatements reading, Table<?> table, Condition where, GroupRows rows, List<Part> parts) {
        this.reading = reading;
        this.table = table;
        this.where = where;
        this.rows = rows;
        this.parts = parts;
    }

    static Query rows(ReadStatements reading, PagePlan list, GroupsPlan plan, GroupRows rows, List<Group> groups) {
        WholeList all = WholeList.of(reading, Use.LIST, list);
        GroupSource source = new GroupSource(all.table(), reading.scope(), plan.keys());
        return new GroupRowStatements(reading, source.table(), all.condition(), rows, parts(plan, source, groups))
                .query();
    }

    /**
     * @param parents of the groups, in their order
     */
    static Query rows(
            ReadStatements reading,
            RelatedPlan list,
            GroupsPlan plan,
            GroupRows rows,
            List<Object> parents,
            List<Group> groups) {
        WholeList all = WholeList.of(reading, Use.LIST, list, parents);
        GroupSource source = new GroupSource(all.table(), reading.scope(), plan.keys());
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Part(Objects.requireNonNull(all.link()), list.parentKey(), true, texts(list.parentKey(), parents)));
        parts.addAll(parts(plan, source, groups));
        return new GroupRowStatements(reading, source.table(), all.condition(), rows, parts).query();
    }

    private static List<Part> parts(GroupsPlan plan, GroupSource source, List<Group> groups) {
        List<Part> parts = new ArrayList<>();
        for (GroupKey key : plan.keys()) {
            int number = parts.size();
            parts.add(new Part(
                    source.keys().get(number),
                    key.type(),
                    key.notNull(),
                    texts(
                            key.type(),
                            groups.stream().map(group -> group.key(number)).toList())));
        }
        return parts;
    }

    private static List<@Nullable String> texts(ValueType type, List<? extends @Nullable Object> values) {
        List<@Nullable String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(text(type, value)));
        return texts;
    }

    /** As PostgreSQL reads it. */
    private static @Nullable String text(ValueType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case JSON -> Json.write(value);
            case DATE_TIME -> ((OffsetDateTime) value).toString();
            default -> value.toString();
        };
    }

    private Query query() {
        List<Field<?>> columns = new ArrayList<>();
        columns.add(DSL.field(DSL.name(WANTED, POSITION)));
        for (int i = 0; i < reading.columns(rows.shape()).size(); i++) {
            columns.add(DSL.field(DSL.name(ROWS, column(i))));
        }
        Field<Integer> number = DSL.field(DSL.name(ROWS, NUMBER), SQLDataType.INTEGER);
        return DSL.select(columns)
                .from(wanted())
                .join(numbered().asTable(ROWS))
                .on(same())
                .where(number.le(rows.size()))
                .orderBy(DSL.field(DSL.name(WANTED, POSITION)), number);
    }

    private Table<Record> wanted() {
        List<String> names = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            names.add(key(i));
            places.add("{" + i + "}");
        }
        names.add(POSITION);
        return DSL.table(
                        "unnest(" + String.join(", ", places) + ") with ordinality",
                        parts.stream().map(Part::array).toArray(Field<?>[]::new))
                .as(WANTED, names.toArray(String[]::new));
    }

    private org.jooq.Select<Record> numbered() {
        List<Field<?>> columns = new ArrayList<>();
        reading.columns(rows.shape()).forEach(field -> columns.add(field.as(column(columns.size()))));
        for (int i = 0; i < parts.size(); i++) {
            columns.add(parts.get(i).field().as(key(i)));
        }
        columns.add(DSL.rowNumber()
                .over(DSL.partitionBy(parts.stream().map(Part::field).toList())
                        .orderBy(new Keyset(reading.operands()).orderBy(rows.order())))
                .as(NUMBER));
        return DSL.select(columns)
                .from(table)
                .where(where)
                .and(DSL.and(parts.stream().map(Part::narrowed).toList()));
    }

    private Condition same() {
        Condition same = DSL.noCondition();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            same = same.and(part.same(
                    Tables.qualified(part.type(), WANTED, key(i)), Tables.qualified(part.type(), ROWS, key(i))));
        }
        return same;
    }

    private static String column(int slot) {
        return "c" + slot;
    }

    private static String key(int part) {
        return "k" + part;
    }
}
