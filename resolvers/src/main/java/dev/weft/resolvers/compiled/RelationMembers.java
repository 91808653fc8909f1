package dev.weft.resolvers.compiled;

import dev.weft.catalog.CollectionId;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.schema.Operation;

/** Fields of rows that lead to other rows. {@link Relations} has read those. */
final class RelationMembers {
    private final ProjectModel model;

    RelationMembers(ProjectModel model) {
        this.model = model;
    }

    Member toOne(FieldNode node, Operation.FollowToOne follow) {
        CollectionModel target = model.collection(follow.relation().target());
        Fields fields = node.on(target.typeName());
        return (run, _, position) -> {
            Related.One one = (Related.One) run.related(node);
            int at = one.position(position);
            if (at < 0) {
                return Outcome.NOTHING;
            }
            return one.failure() == null
                    ? Relations.object(run, node, fields, one.row(at), at)
                    : run.fail(node, one.failure());
        };
    }

    /**
     * @param target whose rows the list is of
     */
    Member toMany(FieldNode node, CollectionId target) {
        Fields connection = node.on(model.collection(target).typeName() + "Connection");
        return (run, _, position) -> {
            Related.Many many = (Related.Many) run.related(node);
            return many.failure() == null
                    ? Relations.object(run, node, connection, many.page(position), many.start(position))
                    : run.fail(node, many.failure());
        };
    }
}
