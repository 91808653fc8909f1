package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;

/** A step from a row to rows that it is related to. */
public record Hop(Link link, CollectionModel target) {
    public static Hop of(ProjectModel model, RelationEnd relation) {
        return new Hop(Link.of(relation), model.collection(relation.target()));
    }
}
