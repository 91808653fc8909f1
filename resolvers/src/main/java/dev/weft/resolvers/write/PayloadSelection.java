package dev.weft.resolvers.write;

import dev.weft.catalog.CollectionSpec;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.OrderReader;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.plan.SelectedField;
import dev.weft.resolvers.plan.Selection;
import dev.weft.resolvers.plan.Shapes;
import dev.weft.schema.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is selected of a payload. An edge's cursor holds what its order looks at, so rows hold it too.
 *
 * @param row what a statement must return of the row
 * @param showsRows whether anything of it is answered
 * @param errors whether failures belong into the payload
 * @param readsMore whether the answer takes more from the database than the written rows themselves
 */
record PayloadSelection(RowShape row, boolean showsRows, boolean errors, boolean readsMore) {
    private static final String ERRORS = "errors";
    private static final String QUERY = "query";
    private static final String RESULTS = "results";
    private static final Set<String> OF_ANY_ROW = Set.of("id", Shapes.ROW_VERSION, "__typename");

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
        return of(payload, payloadType, rows, Shapes.of(collection, rows, cursors));
    }

    static PayloadSelection ofMany(Selection payload, CollectionModel collection) {
        String payloadType = TypeNames.bulkPayload(collection.spec().listName());
        List<Selection> rows = List.of(
                payload.below(payloadType, collection.spec().listName()),
                payload.below(payloadType, RESULTS)
                        .below(
                                TypeNames.result(collection.typeName()),
                                collection.spec().itemName()));
        return of(payload, payloadType, rows, Shapes.of(collection, rows, List.of()));
    }

    private static PayloadSelection of(Selection payload, String payloadType, List<Selection> rows, RowShape shape) {
        Set<String> members = payload.fields(payloadType);
        CollectionSpec spec = shape.collection().spec();
        boolean showsRows = Stream.of(spec.itemName(), spec.itemName() + "Edge", spec.listName(), RESULTS)
                .anyMatch(members::contains);
        boolean readsMore = members.contains(QUERY)
                || !shape.computed().isEmpty()
                || rows.stream().anyMatch(row -> readsMore(row, shape.collection()));
        return new PayloadSelection(shape, showsRows, members.contains(ERRORS), readsMore);
    }

    private static boolean readsMore(Selection row, CollectionModel collection) {
        return row.fields(collection.typeName()).stream()
                .anyMatch(field ->
                        !OF_ANY_ROW.contains(field) && collection.column(field).isEmpty());
    }
}
