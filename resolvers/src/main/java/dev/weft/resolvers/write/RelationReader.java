package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.write.RowChanges.LinkChange;
import dev.weft.resolvers.write.RowChanges.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the relations of one input or patch: which rows to connect and to disconnect. */
final class RelationReader {
    private static final String CONNECT = "connect";
    private static final String DISCONNECT = "disconnect";

    private final ProjectModel model;
    private final ArgumentPath path;
    private final Findings findings;
    private final RowKeyReader keys;
    private final List<Reference> references = new ArrayList<>();
    private final List<LinkChange> links = new ArrayList<>();

    RelationReader(ProjectModel model, ArgumentPath path, Findings findings) {
        this.model = model;
        this.path = path;
        this.findings = findings;
        this.keys = new RowKeyReader(model, findings);
    }

    List<Reference> references() {
        return references;
    }

    List<LinkChange> links() {
        return links;
    }

    /** Whether {@code author: null} or {@code author: {disconnect: true}} was given. */
    boolean empties(@Nullable Object reference) {
        return reference == null || Boolean.TRUE.equals(members(reference).get(DISCONNECT));
    }

    void readReference(RelationEnd.ToOne relation, @Nullable Object given) {
        if (given == null || members(given).get(CONNECT) == null) {
            return;
        }
        ArgumentPath at = path.child(relation.apiName()).child(CONNECT);
        keys.key(model.collection(relation.target()), members(members(given).get(CONNECT)), at)
                .ifPresent(key -> references.add(new Reference(relation, key)));
    }

    void readLinks(RelationEnd.ManyToMany relation, @Nullable Object given) {
        ArgumentPath at = path.child(relation.apiName());
        if (given == null) {
            findings.badInput(
                    "'" + relation.apiName() + "' says which rows to connect and cannot be null: leave it out",
                    at,
                    List.of(relation.apiName()));
            return;
        }
        CollectionModel target = model.collection(relation.target());
        LinkChange change = new LinkChange(
                relation,
                keys(target, members(given).get(DISCONNECT), at.child(DISCONNECT)),
                keys(target, members(given).get(CONNECT), at.child(CONNECT)));
        if (!change.disconnect().isEmpty() || !change.connect().isEmpty()) {
            links.add(change);
        }
    }

    private List<RowKey> keys(CollectionModel target, @Nullable Object given, ArgumentPath at) {
        List<RowKey> found = new ArrayList<>();
        if (given != null) {
            int index = 0;
            for (Object key : (List<?>) given) {
                keys.key(target, members(key), at.child(index++)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** GraphQL has coerced it to an input object. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> members(@Nullable Object given) {
        return (Map<String, Object>) Objects.requireNonNull(given);
    }
}
