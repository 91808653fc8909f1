package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.write.Grouped.Each;
import dev.weft.resolvers.write.KeyLookup.Found;
import dev.weft.resolvers.write.KeyLookup.Purpose;
import dev.weft.resolvers.write.NestedWrite.Connect;
import dev.weft.resolvers.write.NestedWrite.Create;
import dev.weft.resolvers.write.NestedWrite.Delete;
import dev.weft.resolvers.write.NestedWrite.Disconnect;
import dev.weft.resolvers.write.NestedWrite.Replace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The links of the rows of a batch by a many-to-many relation, in the same order as {@link Children}. */
record Links(TreeWriter tree, LinkStatements links) {
    /**
     * @param owners the keys of the batch's rows
     * @return how many links came or went
     */
    int write(List<Object> owners, Grouped nested) {
        RelationEnd relation = links.relation();
        int changed = replace(owners, nested.of(relation, Replace.class));
        changed += disconnect(owners, nested.of(relation, Disconnect.class));
        changed += delete(owners, nested.of(relation, Delete.class));
        Pairs joining = new Pairs();
        List<Each<Connect>> connects = nested.of(relation, Connect.class);
        joining.add(owners, connects, found(connects, Purpose.REFER));
        List<Each<Create>> creates = nested.of(relation, Create.class);
        joining.add(
                owners,
                creates,
                tree.create(
                        links.target(),
                        creates.stream().map(each -> each.write().row()).toList()));
        return changed + link(joining);
    }

    /** Pairs of a row and one that it is linked to. */
    private static final class Pairs {
        private final List<Object> keys = new ArrayList<>();
        private final List<Object> targets = new ArrayList<>();

        void add(List<Object> owners, List<? extends Each<?>> rows, List<Object> found) {
            for (int i = 0; i < found.size(); i++) {
                keys.add(owners.get(rows.get(i).row()));
                targets.add(found.get(i));
            }
        }
    }

    private int link(Pairs pairs) {
        return pairs.keys.isEmpty() ? 0 : tree.store().link(links, pairs.keys, pairs.targets);
    }

    private int replace(List<Object> owners, List<Each<Replace>> sets) {
        if (sets.isEmpty()) {
            return 0;
        }
        List<RowKey> keys =
                sets.stream().flatMap(each -> each.write().keys().stream()).toList();
        List<Object> found = keys.isEmpty() ? List.of() : all(keys, Purpose.REFER);
        Pairs wanted = new Pairs();
        int next = 0;
        for (Each<Replace> each : sets) {
            for (RowKey _ : each.write().keys()) {
                wanted.keys.add(owners.get(each.row()));
                wanted.targets.add(found.get(next++));
            }
        }
        List<Object> all = sets.stream().map(each -> owners.get(each.row())).toList();
        return tree.store().unlinkOthers(links, all, wanted.keys, wanted.targets) + link(wanted);
    }

    private int disconnect(List<Object> owners, List<Each<Disconnect>> leaving) {
        if (leaving.isEmpty()) {
            return 0;
        }
        Pairs pairs = pairs(owners, leaving, Purpose.REFER);
        Set<List<Object>> gone = tree.store().unlink(links, pairs.keys, pairs.targets);
        refuseOthers(leaving, pairs, gone);
        return gone.size();
    }

    private int delete(List<Object> owners, List<Each<Delete>> going) {
        if (going.isEmpty()) {
            return 0;
        }
        Pairs pairs = pairs(owners, going, Purpose.DELETE);
        refuseOthers(going, pairs, tree.store().linked(links, pairs.keys, pairs.targets));
        List<Object> rows = pairs.targets.stream().distinct().toList();
        return tree.store().delete(links.target(), rows, going.getFirst().write().path());
    }

    private Pairs pairs(List<Object> owners, List<? extends Each<?>> meant, Purpose purpose) {
        Pairs pairs = new Pairs();
        pairs.add(
                owners,
                meant,
                all(meant.stream().map(each -> keyOf(each.write())).toList(), purpose));
        return pairs;
    }

    /** Rows that are not linked are told like rows that are not there. */
    private void refuseOthers(List<? extends Each<?>> meant, Pairs pairs, Set<List<Object>> linked) {
        List<ApiError> errors = new ArrayList<>();
        for (int i = 0; i < meant.size(); i++) {
            if (!linked.contains(List.of(pairs.keys.get(i), pairs.targets.get(i)))) {
                errors.add(ApiError.of(
                                ErrorCode.NOT_FOUND,
                                "'" + links.relation().apiName() + "' has no "
                                        + links.target().typeName() + " with this key")
                        .at(meant.get(i).write().path().names()));
            }
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }

    private static RowKey keyOf(NestedWrite write) {
        return Objects.requireNonNull(
                switch (write) {
                    case Connect(_, RowKey key, _) -> key;
                    case Disconnect(_, RowKey key, _) -> key;
                    case Delete(_, RowKey key, _) -> key;
                    case Create _, Replace _, NestedWrite.Update _ ->
                        throw new IllegalArgumentException("names no row");
                });
    }

    private List<Object> found(List<? extends Each<?>> meant, Purpose purpose) {
        return meant.isEmpty()
                ? List.of()
                : all(meant.stream().map(each -> keyOf(each.write())).toList(), purpose);
    }

    private List<Object> all(List<RowKey> keys, Purpose purpose) {
        return tree.store().lookup(links.target(), purpose).all(keys).stream()
                .map(Found::key)
                .toList();
    }
}
