package dev.weft.resolvers.write;

import dev.weft.access.Caller;
import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.sql.Guards;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.write.PresetValues.Preset.Known;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.By;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the caller of one mutation may do, collection by collection. */
final class Rights {
    private final ProjectModel model;
    private final PolicyBook book;
    private final PresetValues presets;
    private final Caller caller;
    private final Map<CollectionModel, RowRights> known = new HashMap<>();

    Rights(ProjectModel model, PolicyBook book, Caller caller) {
        this.model = model;
        this.book = book;
        this.presets = new PresetValues(caller);
        this.caller = caller;
    }

    Guards guards() {
        return book.guards();
    }

    ProjectModel model() {
        return model;
    }

    /** Which user of the project the caller is. */
    Optional<UUID> author() {
        return Author.of(caller);
    }

    /** What one mutation writes on the session. */
    Writing writing(OperationSession session) {
        return new Writing(model, session, this);
    }

    RowRights of(CollectionModel collection) {
        return known.computeIfAbsent(collection, _ -> new RowRights(collection, book.of(collection), this));
    }

    /** Refuses what the caller may do to no row at all. */
    void require(PolicyAction action, CollectionModel collection) {
        if (!collection.rights().may(action)) {
            throw new ApiException(Forbidden.action(collection, action));
        }
    }

    /** Where a foreign key leads, and which rows are there; empty where all are. */
    Optional<Demand.Target> target(CollectionModel collection, Column key) {
        for (RelationEnd relation : collection.relations()) {
            if (relation instanceof RelationEnd.ToOne one && one.key().name().equals(key.name())) {
                RowRights rights = of(model.collection(one.target()));
                return rights.readable().equals(Predicate.ALWAYS)
                        ? Optional.empty()
                        : Optional.of(
                                new Demand.Target(model.unrestricted().collection(one.target()), rights.readable()));
            }
        }
        throw new IllegalStateException("no foreign key: " + key.name());
    }

    /** What a column gets from the first of the policies that has a value for it. */
    Assignment preset(CollectionModel collection, Column column, List<PolicyTerms> presetting) {
        for (PolicyTerms terms : presetting) {
            if (presets.of(column, terms.preset(column)) instanceof Known(Object value)) {
                return new Assignment(column, value, By.SERVER);
            }
        }
        throw new ApiException(Forbidden.preset(collection));
    }
}
