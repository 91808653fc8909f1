package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.model.CollectionModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.plan.Hop;
import dev.weft.resolvers.plan.Link;
import dev.weft.resolvers.plan.Operand;
import dev.weft.resolvers.plan.Predicate;
import dev.weft.resolvers.write.Grouped.Each;
import dev.weft.resolvers.write.KeyLookup.Found;
import dev.weft.resolvers.write.KeyLookup.Purpose;
import dev.weft.resolvers.write.NestedWrite.Connect;
import dev.weft.resolvers.write.NestedWrite.Create;
import dev.weft.resolvers.write.NestedWrite.Delete;
import dev.weft.resolvers.write.NestedWrite.Disconnect;
import dev.weft.resolvers.write.NestedWrite.Replace;
import dev.weft.resolvers.write.NestedWrite.Update;
import java.util.ArrayList;
import java.util.List;
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
        changed += update(owners, nested.of(relation, Update.class));
        Pairs joining = new Pairs();
        List<Each<Connect>> connects = nested.of(relation, Connect.class);
        List<Object> connected = found(connects, Purpose.REFER);
        theirs().admit(connected, connects);
        joining.add(owners, connects, connected);
        List<Each<Create>> creates = nested.of(relation, Create.class);
        joining.add(
                owners,
                creates,
                tree.create(
                        links.target(),
                        creates.stream().map(each -> each.write().row()).toList(),
                        theirs().names()));
        List<Each<NestedWrite.Upsert>> upserts = nested.of(relation, NestedWrite.Upsert.class);
        Upserted upserted = Upserted.of(
                tree,
                links.target(),
                upserts,
                each -> each.write().row(),
                theirs().names(),
                TreeWriter.keyOf(links.target()));
        joining.add(owners, upserts, upserted.keys());
        return changed + upserted.changed() + link(joining);
    }

    private TheirLinks theirs() {
        return new TheirLinks(tree, links);
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
        List<Object> found = all(keys, Purpose.REFER);
        Pairs wanted = new Pairs();
        int next = 0;
        for (Each<Replace> each : sets) {
            for (RowKey _ : each.write().keys()) {
                wanted.keys.add(owners.get(each.row()));
                wanted.targets.add(found.get(next++));
            }
        }
        List<Object> all = sets.stream().map(each -> owners.get(each.row())).toList();
        ArgumentPath path = sets.getFirst().write().path();
        theirs().admit(found, _ -> path);
        if (!tree.writing().rights(links.target()).bound()) {
            return tree.store().unlinkOthers(links, all, wanted.keys, wanted.targets) + link(wanted);
        }
        Pairs leaving = new Pairs();
        theirs().others(all, wanted.keys, wanted.targets).forEach(pair -> {
            leaving.keys.add(pair.getFirst());
            leaving.targets.add(pair.getLast());
        });
        theirs().admit(leaving.targets, _ -> path);
        return unlinked(leaving) + link(wanted);
    }

    private int unlinked(Pairs pairs) {
        return pairs.keys.isEmpty()
                ? 0
                : tree.store().unlink(links, pairs.keys, pairs.targets).size();
    }

    private int disconnect(List<Object> owners, List<Each<Disconnect>> leaving) {
        if (leaving.isEmpty()) {
            return 0;
        }
        Pairs pairs = pairs(owners, leaving, Purpose.REFER);
        theirs().admit(pairs.targets, leaving);
        Set<List<Object>> gone = tree.store().unlink(links, pairs.keys, pairs.targets);
        refuseOthers(leaving, pairs, gone);
        return gone.size();
    }

    private int delete(List<Object> owners, List<Each<Delete>> going) {
        if (going.isEmpty()) {
            return 0;
        }
        List<Object> rows = linked(owners, going).stream().distinct().toList();
        return tree.store()
                .rows(links.target())
                .delete(rows, going.getFirst().write().path(), TreeWriter.keyOf(links.target()))
                .size();
    }

    private int update(List<Object> owners, List<Each<Update>> updates) {
        List<OldRow> rows = new ArrayList<>();
        List<Each<Update>> named = new ArrayList<>();
        for (Each<Update> each : updates) {
            if (each.write().which() instanceof NestedWrite.Which.Found(Predicate filter, int most)) {
                Update update = each.write();
                tree.store()
                        .hold(
                                links.target(),
                                new Predicate.And(List.of(linkedTo(owners.get(each.row())), filter)),
                                update.change().touched(),
                                most,
                                update.path().child("maxAffected"))
                        .forEach(row -> rows.add(update.change().of(row, update.path())));
            } else {
                named.add(each);
            }
        }
        if (!named.isEmpty()) {
            List<Object> keys = linked(owners, named);
            for (int i = 0; i < keys.size(); i++) {
                Update update = named.get(i).write();
                rows.add(update.change().of(keys.get(i), update.path()));
            }
        }
        return tree.update(links.target(), rows);
    }

    private Predicate linkedTo(Object owner) {
        RelationEnd.ManyToMany relation = links.relation();
        Link back = new Link.ByJoinTable(relation.joinTable(), relation.targetColumn(), relation.ownColumn());
        Predicate owned =
                new Predicate.In(new Operand.OfColumn(links.collection().primaryKey()), List.of(owner), false);
        return new Predicate.Related(new Hop(back, bare(), true), Predicate.Quantity.SOME, owned);
    }

    /** The owner is known by its key, whatever the caller reads of it. */
    private CollectionModel bare() {
        return tree.writing()
                .model()
                .unrestricted()
                .collection(links.collection().id());
    }

    /** The keys of the rows that are meant, one for each, which must be linked to their owners. */
    private List<Object> linked(List<Object> owners, List<? extends Each<?>> meant) {
        Pairs pairs = pairs(owners, meant, Purpose.CHANGE);
        refuseOthers(meant, pairs, tree.store().linked(links, pairs.keys, pairs.targets));
        return pairs.targets;
    }

    private Pairs pairs(List<Object> owners, List<? extends Each<?>> meant, Purpose purpose) {
        Pairs pairs = new Pairs();
        pairs.add(owners, meant, found(meant, purpose));
        return pairs;
    }

    private void refuseOthers(List<? extends Each<?>> meant, Pairs pairs, Set<List<Object>> linked) {
        List<ApiError> errors = new ArrayList<>();
        for (int i = 0; i < meant.size(); i++) {
            if (!linked.contains(List.of(pairs.keys.get(i), pairs.targets.get(i)))) {
                errors.add(Named.notTheirs(
                        links.relation(), links.target(), meant.get(i).write()));
            }
        }
        Children.refuse(errors);
    }

    private List<Object> found(List<? extends Each<?>> meant, Purpose purpose) {
        return all(meant.stream().map(each -> Named.in(each.write())).toList(), purpose);
    }

    private List<Object> all(List<RowKey> keys, Purpose purpose) {
        return keys.isEmpty()
                ? List.of()
                : tree.store().lookup(links.target(), purpose).all(keys).stream()
                        .map(Found::key)
                        .toList();
    }
}
