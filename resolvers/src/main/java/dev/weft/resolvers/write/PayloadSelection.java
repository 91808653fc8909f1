package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.operation.FieldSelection;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Order;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.plan.Shapes;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.util.ArrayList;
import java.util.List;

/**
 * What is selected of a payload.
 *
 * @param row what a statement must return of the row
 * @param errors whether failures belong into the payload
 */
record PayloadSelection(RowShape row, boolean errors) {
    private static final String ERRORS = "errors";

    static PayloadSelection of(DataFetchingEnvironment env, CollectionModel collection, String payloadType) {
        Selection payload = FieldSelection.of(env);
        String item = collection.spec().itemName();
        String edge = collection.typeName() + "Edge";
        List<Selection> rows = List.of(
                payload.below(payloadType, item),
                payload.below(payloadType, item + "Edge").below(edge, "node"));
        return new PayloadSelection(
                Shapes.of(collection, rows, cursorOperands(env, collection)),
                payload.fields(payloadType).contains(ERRORS));
    }

    /** An edge's cursor holds what its order looks at. */
    private static List<Operand> cursorOperands(DataFetchingEnvironment env, CollectionModel collection) {
        List<Operand> operands = new ArrayList<>();
        for (SelectedField edge : env.getSelectionSet().getImmediateFields()) {
            if (edge.getName().equals(collection.spec().itemName() + "Edge")) {
                operands.addAll(Order.read(collection, edge.getArguments().get("orderBy"))
                        .operands());
            }
        }
        return operands;
    }
}
