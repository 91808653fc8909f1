package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.write.RowChanges.Assignment;
import dev.weft.resolvers.write.RowChanges.By;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that get another row to refer to, or none. */
final class Moves {
    private final Children children;
    private final Map<Object, Object> owners = new HashMap<>();
    private final Set<Object> released = new HashSet<>();
    private final List<KeyedChange> leaving = new ArrayList<>();
    private final List<KeyedChange> coming = new ArrayList<>();

    Moves(Children children) {
        this.children = children;
    }

    /**
     * @param before whose the row is
     * @param owner whose it shall be
     */
    void add(Object row, @Nullable Object before, Object owner, ArgumentPath path) {
        Object other = owners.putIfAbsent(row, owner);
        if (other != null && !other.equals(owner)) {
            throw twice(path);
        }
        if (other == null && !owner.equals(before)) {
            coming.add(change(row, owner, path));
        }
    }

    /** The row, which is somebody's, becomes nobody's. */
    void release(Object row, ArgumentPath path) {
        if (released.add(row)) {
            leaving.add(change(row, null, path));
        }
    }

    private KeyedChange change(Object row, @Nullable Object owner, ArgumentPath path) {
        return new KeyedChange(
                path, path, row, List.of(new Assignment(children.key(), owner, By.RELATION)), List.of(), null);
    }

    private ApiException twice(ArgumentPath path) {
        return new ApiException(ApiError.of(
                        ErrorCode.BAD_USER_INPUT,
                        "This " + children.child().typeName() + " is connected to two rows at once; it can have one '"
                                + children.key().apiName() + "'")
                .at(path.names())
                .onFields(List.of(children.relation().apiName())));
    }

    /** Those that leave make room for those that come. Tells how many that are. */
    int run() {
        return run(leaving) + run(coming);
    }

    private int run(List<KeyedChange> changes) {
        if (!changes.isEmpty()) {
            children.tree().store().rows(children.child()).update(changes, TreeWriter.keyOf(children.child()));
        }
        return changes.size();
    }
}
