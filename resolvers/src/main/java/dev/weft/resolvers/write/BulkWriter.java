package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.List;

/** Carries out plans of many rows, in the transaction of an operation. */
final class BulkWriter {
    private static final ArgumentPath INPUT = ArgumentPath.of("input");

    private final ProjectModel model;
    private final OperationSession session;
    private final boolean alone;
    private final RelationWriter relations;

    /**
     * @param alone whether the operation asks nothing else of the database than what is written here
     */
    BulkWriter(ProjectModel model, OperationSession session, boolean alone) {
        this.model = model;
        this.session = session;
        this.alone = alone;
        this.relations = new RelationWriter(model, session);
    }

    /** One insert, for each relation that is connected one look at the other rows, and one insert of links. */
    List<Row> create(WritePlan.CreateMany plan, RowShape shape) {
        CollectionModel collection = plan.collection();
        if (plan.rows().isEmpty()) {
            return List.of();
        }
        if (alone && plan.rows().stream().allMatch(RowChanges::isOneStatement)) {
            session.writesOnce();
        }
        List<List<Assignment>> rows = relations.resolve(plan.rows());
        new IdentitySequence(session, collection).moveTo(plan.rows());
        List<NewRow> given = new ArrayList<>(rows.size());
        rows.forEach(row -> given.add(new NewRow(INPUT.child(given.size()), row)));
        List<Row> written = new CollectionRows(model, session, collection)
                .insert(given, null, shape).stream().map(Written::row).toList();
        relations.connect(collection, written.stream().map(Row::key).toList(), plan.rows());
        return written;
    }
}
