package dev.weft.change.breaking;

import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.function.BiPredicate;

/**
 * Whether what clients know of a type still holds for another one.
 *
 * @param same whether two named types, before and after, are the same to a client
 */
record TypeChanges(BiPredicate<GraphQLNamedType, GraphQLNamedType> same) {
    /** What is answered may only become more certain. */
    boolean keepsAnswers(GraphQLType before, GraphQLType after) {
        if (GraphQLTypeUtil.isNonNull(before)) {
            return GraphQLTypeUtil.isNonNull(after) && keepsAnswers(inside(before), inside(after));
        }
        if (GraphQLTypeUtil.isNonNull(after)) {
            return keepsAnswers(before, inside(after));
        }
        return keepsBelow(before, after, true);
    }

    /** What is asked for may only become less. */
    boolean keepsInputs(GraphQLType before, GraphQLType after) {
        if (GraphQLTypeUtil.isNonNull(after)) {
            return GraphQLTypeUtil.isNonNull(before) && keepsInputs(inside(before), inside(after));
        }
        if (GraphQLTypeUtil.isNonNull(before)) {
            return keepsInputs(inside(before), after);
        }
        return keepsBelow(before, after, false);
    }

    private boolean keepsBelow(GraphQLType before, GraphQLType after, boolean answers) {
        boolean list = GraphQLTypeUtil.isList(before);
        if (list != GraphQLTypeUtil.isList(after)) {
            return false;
        }
        if (!list) {
            return same.test((GraphQLNamedType) before, (GraphQLNamedType) after);
        }
        return answers ? keepsAnswers(inside(before), inside(after)) : keepsInputs(inside(before), inside(after));
    }

    private static GraphQLType inside(GraphQLType wrapped) {
        return GraphQLTypeUtil.unwrapOne(wrapped);
    }
}
