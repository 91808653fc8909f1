package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;

/**
 * A step from a row to rows that it is related to.
 *
 * @param toMany whether it leads to any number of rows
 */
public record Hop(Link link, CollectionModel target, boolean toMany) {
    public static Hop of(ProjectModel model, RelationEnd relation) {
        return of(relation, model.collection(relation.target()));
    }

    static Hop of(RelationEnd relation, CollectionModel target) {
        return new Hop(Link.of(relation), target, relation.isToMany());
    }
}
