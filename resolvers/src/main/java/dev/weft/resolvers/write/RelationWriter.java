package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.LinkChange;
import dev.weft.resolvers.write.RowChanges.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connects rows: finds those that keys name, fills in foreign keys, adds and removes links. */
final class RelationWriter {
    private final ProjectModel model;
    private final OperationSession session;

    RelationWriter(ProjectModel model, OperationSession session) {
        this.model = model;
        this.session = session;
    }

    /** All assignments, those of connected rows too. */
    List<Assignment> resolve(RowChanges changes) {
        List<Assignment> assignments = new ArrayList<>(changes.assignments());
        for (Reference reference : changes.references()) {
            CollectionModel target = model.collection(reference.relation().target());
            Object key = existing(target, List.of(reference.target())).getFirst();
            assignments.add(new Assignment(reference.relation().key(), key));
        }
        return assignments;
    }

    /** Changes the links of a row and tells how many really came or went. */
    int link(CollectionModel collection, Object key, RowChanges changes) {
        int changed = 0;
        for (LinkChange change : changes.links()) {
            CollectionModel target = model.collection(change.relation().target());
            LinkStatements statements = new LinkStatements(collection, target, change.relation());
            List<Object> gone = known(target, change.disconnect());
            if (!gone.isEmpty()) {
                changed += session.execute(statements.disconnect(key, gone));
            }
            if (!change.connect().isEmpty()) {
                changed += session.execute(statements.connect(key, existing(target, change.connect())));
            }
        }
        return changed;
    }

    /** Primary keys of rows that all must be there. */
    private List<Object> existing(CollectionModel target, List<RowKey> keys) {
        Map<Integer, Object> found = new KeyLookup(session, target).find(keys);
        List<ApiError> missing = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!found.containsKey(i)) {
                missing.add(ApiError.of(ErrorCode.NOT_FOUND, "There is no " + target.typeName() + " with this key")
                        .at(keys.get(i).path()));
            }
        }
        if (!missing.isEmpty()) {
            throw new ApiException(missing);
        }
        return distinct(found);
    }

    /** Primary keys of rows that need not be there: one that is gone has no links to remove. */
    private List<Object> known(CollectionModel target, List<RowKey> keys) {
        List<Object> ids = new ArrayList<>();
        List<RowKey> others = new ArrayList<>();
        for (RowKey key : keys) {
            switch (key) {
                case RowKey.ById byId -> ids.add(byId.key());
                case RowKey.ByUnique unique -> others.add(unique);
            }
        }
        if (!others.isEmpty()) {
            ids.addAll(distinct(new KeyLookup(session, target).find(others)));
        }
        return ids;
    }

    private static List<Object> distinct(Map<Integer, Object> found) {
        Set<Object> keys = new LinkedHashSet<>(found.values());
        return List.copyOf(keys);
    }
}
