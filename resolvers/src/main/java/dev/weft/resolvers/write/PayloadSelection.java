package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.OrderReader;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.plan.SelectedField;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.plan.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * What is selected of a payload. An edge's cursor holds what its order looks at, so rows hold it too.
 *
 * @param row what a statement must return of the row
 * @param errors whether failures belong into the payload
 */
record PayloadSelection(RowShape row, boolean errors) {
    private static final String ERRORS = "errors";

    static PayloadSelection of(Selection payload, CollectionModel collection, String payloadType, OrderReader orders) {
        String item = collection.spec().itemName();
        List<Selection> rows = new ArrayList<>();
        rows.add(payload.below(payloadType, item));
        List<Operand> cursors = new ArrayList<>();
        for (SelectedField edge : payload.uses(payloadType, item + "Edge")) {
            rows.add(edge.selection().below(collection.typeName() + "Edge", "node"));
            cursors.addAll(
                    orders.read(collection, edge.arguments().get("orderBy")).operands());
        }
        return new PayloadSelection(
                Shapes.of(collection, rows, cursors),
                payload.fields(payloadType).contains(ERRORS));
    }
}
