package dev.weft.resolvers.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.resolvers.plan.Erasure;
import dev.weft.resolvers.plan.GroupsPlan;
import dev.weft.resolvers.plan.ImagePlan;
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
    private final Guards guards;
    private final ReadStatements reading;
    private final RelatedStatements related;
    private final SummaryStatements summaries;
    private final GroupStatements grouped;
    private final Cache<Key, Statement> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private final Cache<Object, Statement> texts =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** What is read of a plan whose values were taken out. */
    private record Key(Part part, Object plan) {}

    /** Groups of a list, or of the lists of many parents. */
    private record Grouping<L>(L list, GroupsPlan groups) {}

    private enum Part {
        ROWS,
        IMAGES,
        TOTAL,
        FIGURES,
        GROUPS,
        ESTIMATE
    }

    /** For those whom no policy binds. */
    public Statements(int revision) {
        this(revision, Guards.NONE);
    }

    public Statements(int revision, Guards guards) {
        this.revision = revision;
        this.guards = guards;
        this.reading = new ReadStatements(guards);
        this.related = new RelatedStatements(reading);
        this.summaries = new SummaryStatements(reading);
        this.grouped = new GroupStatements(reading);
    }

    /** What policies leave of the tables. */
    Guards guards() {
        return guards;
    }

    /** How plans become statements. */
    ReadStatements reading() {
        return reading;
    }

    /** What jOOQ makes of a query that nobody will ask again. */
    BoundStatement once(Query query) {
        Statement made = made(query);
        return new BoundStatement(made.sql(), made.parameters());
    }

    private Statement made(Query query) {
        return Statement.of(query, revision);
    }

    /** A statement whose text follows from the key alone; the query is made where the key is new. */
    BoundStatement keptBy(Object key, Supplier<Query> query, List<@Nullable Object> parameters) {
        Statement known = texts.getIfPresent(key);
        if (known == null) {
            known = made(query.get());
            texts.put(key, known);
        }
        return known.with(parameters);
    }

    BoundStatement row(RowPlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.ROWS, erasure.row(plan), erasure, reading::row);
    }

    BoundStatement keyed(KeyedPlan plan, Object keys) {
        Erasure erasure = new Erasure();
        return bound(
                Part.ROWS, erasure.keyed(plan, keys), erasure, erased -> reading.keyed(erased, List.of(Slot.KEYS)));
    }

    BoundStatement images(ImagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.IMAGES, erasure.images(plan), erasure, reading::images);
    }

    BoundStatement page(PagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.ROWS, erasure.page(plan), erasure, reading::page);
    }

    BoundStatement count(PagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.TOTAL, erasure.page(plan), erasure, reading::count);
    }

    BoundStatement estimate(PagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.ESTIMATE, erasure.page(plan), erasure, reading::estimate);
    }

    BoundStatement pages(RelatedPlan plan, Object parents) {
        Erasure erasure = new Erasure();
        return bound(
                Part.ROWS,
                erasure.related(plan, parents),
                erasure,
                erased -> related.pages(erased, List.of(Slot.KEYS)));
    }

    BoundStatement counts(RelatedPlan plan, Object parents) {
        Erasure erasure = new Erasure();
        return bound(
                Part.TOTAL,
                erasure.related(plan, parents),
                erasure,
                erased -> related.counts(erased, List.of(Slot.KEYS)));
    }

    BoundStatement figures(PagePlan plan) {
        Erasure erasure = new Erasure();
        return bound(Part.FIGURES, erasure.figures(plan), erasure, summaries::figures);
    }

    BoundStatement figures(RelatedPlan plan, Object parents) {
        Erasure erasure = new Erasure();
        return bound(
                Part.FIGURES,
                erasure.figures(plan, parents),
                erasure,
                erased -> summaries.figures(erased, List.of(Slot.KEYS)));
    }

    BoundStatement groups(PagePlan list, GroupsPlan plan) {
        Erasure erasure = new Erasure();
        return bound(
                Part.GROUPS,
                new Grouping<>(erasure.grouped(list), erasure.groups(plan)),
                erasure,
                erased -> grouped.groups(erased.list(), erased.groups()));
    }

    BoundStatement groups(RelatedPlan list, GroupsPlan plan, Object parents) {
        Erasure erasure = new Erasure();
        return bound(
                Part.GROUPS,
                new Grouping<>(erasure.grouped(list, parents), erasure.groups(plan)),
                erasure,
                erased -> grouped.groups(erased.list(), erased.groups(), List.of(Slot.KEYS)));
    }

    private <P> BoundStatement bound(Part part, P plan, Erasure erasure, Function<P, Query> query) {
        Key key = new Key(part, plan);
        Statement known = kept.getIfPresent(key);
        if (known == null) {
            known = made(query.apply(plan));
            kept.put(key, known);
        }
        return known.with(erasure.values());
    }
}
