package dev.weft.resolvers.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.resolvers.plan.Erasure;
import dev.weft.resolvers.plan.GroupsPlan;
import dev.weft.resolvers.plan.KeyedPlan;
import dev.weft.resolvers.plan.PagePlan;
import dev.weft.resolvers.plan.RelatedPlan;
import dev.weft.resolvers.plan.RowPlan;
import dev.weft.resolvers.plan.Slot;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one project at one revision, for one set of roles. Each is made once for all plans that differ in
 * values alone, and kept while it is used.
 */
public final class Statements {
    private static final int KEPT = 2_000;

    private final int revision;
    private final Cache<Key, Statement> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private final Cache<Object, String> texts =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** What is read of a plan whose values were taken out. */
    private record Key(Part part, Object plan) {}

    /** Groups of a list, or of the lists of many parents. */
    private record Grouping<L>(L list, GroupsPlan groups) {}

    private enum Part {
        ROWS,
        TOTAL,
        FIGURES,
        GROUPS,
        ESTIMATE
    }

    public Statements(int revision) {
        this.revision = revision;
    }

    /** What jOOQ makes of a query that nobody will ask again. */
    BoundStatement once(Query query) {
        return BoundStatement.of(Tables.RENDERER, query, revision);
    }

    /** A statement whose text follows from the key alone; the query is made where the key is new. */
    BoundStatement keptBy(Object key, Supplier<Query> query, List<@Nullable Object> parameters) {
        String sql = texts.getIfPresent(key);
        if (sql == null) {
            sql = once(query.get()).sql();
            texts.put(key, sql);
        }
        return new BoundStatement(sql, parameters);
    }

    BoundStatement row(RowPlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.ROWS, erasure.row(plan), erasure, ReadStatements::row);
    }

    BoundStatement keyed(KeyedPlan plan, Object keys) {
        Erasure erasure = new Erasure();
        return bound(
                Part.ROWS,
                erasure.keyed(plan, keys),
                erasure,
                erased -> ReadStatements.keyed(erased, List.of(Slot.KEYS)));
    }

    BoundStatement page(PagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.ROWS, erasure.page(plan), erasure, ReadStatements::page);
    }

    BoundStatement count(PagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.TOTAL, erasure.page(plan), erasure, ReadStatements::count);
    }

    BoundStatement estimate(PagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.ESTIMATE, erasure.page(plan), erasure, ReadStatements::estimate);
    }

    BoundStatement pages(RelatedPlan plan, Object parents) {
        Erasure erasure = new Erasure();
        return bound(
                Part.ROWS,
                erasure.related(plan, parents),
                erasure,
                erased -> RelatedStatements.pages(erased, List.of(Slot.KEYS)));
    }

    BoundStatement counts(RelatedPlan plan, Object parents) {
        Erasure erasure = new Erasure();
        return bound(
                Part.TOTAL,
                erasure.related(plan, parents),
                erasure,
                erased -> RelatedStatements.counts(erased, List.of(Slot.KEYS)));
    }

    BoundStatement figures(PagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.FIGURES, erasure.figures(plan), erasure, SummaryStatements::figures);
    }

    BoundStatement figures(RelatedPlan plan, Object parents) {
        Erasure erasure = new Erasure();
        return bound(
                Part.FIGURES,
                erasure.figures(plan, parents),
                erasure,
                erased -> SummaryStatements.figures(erased, List.of(Slot.KEYS)));
    }

    BoundStatement groups(PagePlan list, GroupsPlan plan) {
        Erasure erasure = new Erasure();
        return bound(
                Part.GROUPS,
                new Grouping<>(erasure.grouped(list), erasure.groups(plan)),
                erasure,
                erased -> GroupStatements.groups(erased.list(), erased.groups()));
    }

    BoundStatement groups(RelatedPlan list, GroupsPlan plan, Object parents) {
        Erasure erasure = new Erasure();
        return bound(
                Part.GROUPS,
                new Grouping<>(erasure.grouped(list, parents), erasure.groups(plan)),
                erasure,
                erased -> GroupStatements.groups(erased.list(), erased.groups(), List.of(Slot.KEYS)));
    }

    private <P> BoundStatement bound(Part part, P plan, Erasure erasure, Function<P, Query> query) {
        Key key = new Key(part, plan);
        Statement known = kept.getIfPresent(key);
        if (known == null) {
            known = Statement.of(query.apply(plan), revision);
            kept.put(key, known);
        }
        return known.with(erasure.values());
    }
}
