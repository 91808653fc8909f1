package dev.weft.resolvers.write;

import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Row;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.List;

/** Carries out plans of many rows, in the transaction of an operation. */
final class BulkWriter {
    private final OperationSession session;
    private final boolean alone;
    private final TreeWriter tree;

    /**
     * @param alone whether the operation asks nothing else of the database than what is written here
     */
    BulkWriter(ProjectModel model, OperationSession session, boolean alone) {
        this.session = session;
        this.alone = alone;
        this.tree = new TreeWriter(model, session);
    }

    /** One insert, and for each relation below it a few statements, however many rows there are. */
    List<Row> create(WritePlan.CreateMany plan, RowShape shape) {
        if (alone && plan.rows().stream().allMatch(RowChanges::isOneStatement)) {
            session.writesOnce();
        }
        return tree.create(plan.collection(), plan.rows(), shape);
    }
}
