package dev.weft.resolvers.sql;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.policy.PolicyConditions;
import dev.weft.resolvers.policy.ReadRules;
import dev.weft.resolvers.policy.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What policies leave of the tables for one set of roles. Wherever a statement reads a collection that they bind, it does
 * not read the table but a derived one: the rows that may be read, the columns that may be read, and null in the cells
 * that may not. PostgreSQL makes one query of both, so that indexes serve as they do without.
 */
public final class Guards implements Ground {
    /** Of those whom no policy binds. */
    public static final Guards NONE = new Guards(Map.of(), Map.of());

    /** What the table is called inside of the derived one. */
    private static final String INNER = "G";

    private final Map<CollectionId, ReadRules> rules;
    private final Map<String, GuardedPairs> pairs;

    private Guards(Map<CollectionId, ReadRules> rules, Map<String, GuardedPairs> pairs) {
        this.rules = Map.copyOf(rules);
        this.pairs = Map.copyOf(pairs);
    }

    public static Guards of(ProjectModel model) {
        if (model.roles().unrestricted()) {
            return NONE;
        }
        PolicyConditions conditions = new PolicyConditions(model);
        Map<CollectionId, ReadRules> rules = new HashMap<>();
        Map<String, GuardedPairs> pairs = new HashMap<>();
        for (CollectionModel bare : conditions.collections()) {
            ReadRules read = ReadRules.of(bare, model.collection(bare.id()).rights(), conditions);
            rules.put(bare.id(), read);
            GuardedPairs.of(read).forEach(each -> pairs.put(each.table(), each));
        }
        return new Guards(rules, pairs);
    }

    @Override
    public Table<Record> table(CollectionModel collection, Use use, String alias) {
        if (isBare(collection)) {
            return Tables.table(collection).as(alias);
        }
        ReadRules read = Objects.requireNonNull(rules.get(collection.id()));
        return isWhole(read, use)
                ? Tables.table(collection).as(alias)
                : readable(read, use).as(alias);
    }

    private boolean isBare(CollectionModel collection) {
        return this == NONE || collection.rights().unrestricted();
    }

    private static boolean isWhole(ReadRules read, Use use) {
        return read.rows(use).equals(Predicate.ALWAYS)
                && read.bare().columns().stream()
                        .allMatch(column -> read.cell(column, use).equals(Predicate.ALWAYS));
    }

    /** The same of rows that were written down, with the number of each. */
    Table<Record> images(CollectionModel collection, Use use, String alias, ImageTable images) {
        List<Field<?>> columns = new ArrayList<>();
        Condition rows = DSL.noCondition();
        if (isBare(collection)) {
            collection.columns().forEach(column -> columns.add(Tables.field(INNER, column)));
        } else {
            ReadRules read = Objects.requireNonNull(rules.get(collection.id()));
            columns.addAll(cells(read, use));
            rows = condition(read.rows(use), INNER);
        }
        columns.addAll(images.own());
        return DSL.select(columns)
                .from(images.rows(collection, INNER))
                .where(rows)
                .asTable()
                .as(alias);
    }

    private static List<Field<?>> cells(ReadRules read, Use use) {
        List<Field<?>> cells = new ArrayList<>();
        for (Column column : read.bare().columns()) {
            if (read.shows(column)) {
                cells.add(cell(read.cell(column, use), INNER, column).as(DSL.name(column.name())));
            }
        }
        return cells;
    }

    private Table<Record> readable(ReadRules read, Use use) {
        List<Field<?>> columns = cells(read, use);
        columns.add(Tables.systemColumn(INNER));
        return DSL.select(columns)
                .from(Tables.table(read.bare()).as(INNER))
                .where(condition(read.rows(use), INNER))
                .asTable();
    }

    static Field<Object> cell(Predicate readable, String alias, Column column) {
        Field<Object> value = Tables.field(alias, column);
        return readable.equals(Predicate.ALWAYS) ? value : DSL.when(condition(readable, alias), value);
    }

    /**
     * What a policy says, as a condition on the rows under the alias. It is not true where it asks for what the caller
     * does not have; whether it is false or unknown then, is left open.
     */
    public static Condition condition(Predicate policy, String alias) {
        return policy.equals(Predicate.ALWAYS)
                ? DSL.noCondition()
                : new Conditions(new Operands(new Scope(alias, 0, new PolicyGround()))).of(policy);
    }

    /**
     * What a caller's filter asks of rows of a table that a statement names itself, because it writes or locks them.
     *
     * @param gaps cells that are not to be seen: by the name of the column, on which rows it can be
     */
    public Condition filter(Predicate filter, String alias, Map<String, Predicate> gaps) {
        return new Conditions(new Operands(new Scope(alias, 0, this, gaps))).of(filter);
    }

    /** What can be seen of such rows, and of those that they lead to. */
    public Field<Object> operand(Operand operand, String alias, Map<String, Predicate> gaps) {
        return new Operands(new Scope(alias, 0, this, gaps)).field(operand);
    }

    @Override
    public Table<Record> joinTable(CollectionModel collection, String name, String alias) {
        return isBare(collection)
                ? Tables.joinTable(collection, name).as(alias)
                : Objects.requireNonNull(pairs.get(name)).readable(alias);
    }

    @Override
    public Field<Object> value(ValueType type, Object value) {
        return Values.bind(type, value);
    }

    @Override
    public Field<Object[]> values(ValueType type, List<Object> values) {
        return Values.bindAll(type, values);
    }

    /** Callers' own conditions mean what they say. */
    @Override
    public Condition closed(Condition condition) {
        return condition;
    }
}
