package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.LinkChange;
import dev.weft.resolvers.write.RowChanges.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        return resolve(List.of(changes)).getFirst();
    }

    /** The same for many rows, by one look for each relation. */
    List<List<Assignment>> resolve(List<RowChanges> rows) {
        List<List<Assignment>> assignments = new ArrayList<>(rows.size());
        Map<RelationEnd.ToOne, Connected> references = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            assignments.add(new ArrayList<>(rows.get(i).assignments()));
            for (Reference reference : rows.get(i).references()) {
                references
                        .computeIfAbsent(reference.relation(), _ -> new Connected())
                        .add(i, reference.target());
            }
        }
        references.forEach((relation, connected) -> {
            List<Object> keys = existing(model.collection(relation.target()), connected.targets);
            for (int i = 0; i < keys.size(); i++) {
                assignments.get(connected.rows.get(i)).add(new Assignment(relation.key(), keys.get(i)));
            }
        });
        return assignments;
    }

    /** Which rows, by their position, are connected to which others. A row may stand here several times. */
    private static final class Connected {
        private final List<Integer> rows = new ArrayList<>();
        private final List<RowKey> targets = new ArrayList<>();

        void add(int row, RowKey target) {
            rows.add(row);
            targets.add(target);
        }
    }

    /** Changes the links of a row and tells how many really came or went. */
    int link(CollectionModel collection, Object key, RowChanges changes) {
        int changed = 0;
        for (LinkChange change : changes.links()) {
            CollectionModel target = model.collection(change.relation().target());
            List<Object> gone = known(target, change.disconnect());
            if (!gone.isEmpty()) {
                changed += session.execute(
                        new LinkStatements(collection, target, change.relation()).disconnect(key, gone));
            }
        }
        return changed + connect(collection, List.of(key), List.of(changes));
    }

    /**
     * Connects rows by one look and one insert for each relation, and tells how many links really came.
     *
     * @param keys of the rows, one for each of the changes
     */
    int connect(CollectionModel collection, List<Object> keys, List<RowChanges> rows) {
        Map<RelationEnd.ManyToMany, Connected> links = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            for (LinkChange change : rows.get(i).links()) {
                for (RowKey target : change.connect()) {
                    links.computeIfAbsent(change.relation(), _ -> new Connected())
                            .add(i, target);
                }
            }
        }
        int changed = 0;
        for (Map.Entry<RelationEnd.ManyToMany, Connected> link : links.entrySet()) {
            CollectionModel target = model.collection(link.getKey().target());
            Connected connected = link.getValue();
            List<Object> owners = connected.rows.stream().map(keys::get).toList();
            changed += session.execute(new LinkStatements(collection, target, link.getKey())
                    .connect(owners, existing(target, connected.targets)));
        }
        return changed;
    }

    /** Primary keys of rows that all must be there, one for each of the keys. */
    private List<Object> existing(CollectionModel target, List<RowKey> keys) {
        Map<Integer, Object> found = new KeyLookup(session, target).find(keys);
        List<ApiError> missing = new ArrayList<>();
        List<Object> existing = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Object key = found.get(i);
            if (key == null) {
                missing.add(ApiError.of(ErrorCode.NOT_FOUND, "There is no " + target.typeName() + " with this key")
                        .at(keys.get(i).path()));
            } else {
                existing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            throw new ApiException(missing);
        }
        return existing;
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
