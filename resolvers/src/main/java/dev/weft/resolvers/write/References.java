package dev.weft.resolvers.write;

import dev.weft.model.CollectionModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.write.Grouped.Each;
import dev.weft.resolvers.write.NestedWrite.Connect;
import dev.weft.resolvers.write.NestedWrite.Create;
import dev.weft.resolvers.write.RowChanges.Assignment;
import java.util.ArrayList;
import java.util.List;

/** The rows that the rows of a batch refer to: made or found, for each relation all at once. */
final class References {
    private final TreeWriter tree;
    private final Grouped nested;
    private final List<List<Assignment>> values = new ArrayList<>();

    References(TreeWriter tree, CollectionModel collection, List<RowChanges> rows) {
        this.tree = tree;
        this.nested = Grouped.of(rows);
        rows.forEach(row -> values.add(new ArrayList<>(row.assignments())));
        if (!nested.isEmpty()) {
            for (RelationEnd relation : collection.relations()) {
                if (relation instanceof RelationEnd.ToOne one) {
                    refer(one);
                }
            }
        }
    }

    /** Of each row, with its foreign keys. */
    List<List<Assignment>> values() {
        return values;
    }

    private void refer(RelationEnd.ToOne relation) {
        CollectionModel target = tree.store().model().collection(relation.target());
        List<Each<Create>> made = nested.of(relation, Create.class);
        List<Object> keys =
                tree.create(target, made.stream().map(each -> each.write().row()).toList());
        assign(relation, made, keys);
        List<Each<Connect>> found = nested.of(relation, Connect.class);
        if (!found.isEmpty()) {
            List<RowKey> given = found.stream().map(each -> each.write().key()).toList();
            assign(
                    relation,
                    found,
                    tree.store().lookup(target, KeyLookup.Purpose.REFER).all(given).stream()
                            .map(KeyLookup.Found::key)
                            .toList());
        }
    }

    private void assign(RelationEnd.ToOne relation, List<? extends Each<?>> rows, List<Object> keys) {
        for (int i = 0; i < keys.size(); i++) {
            values.get(rows.get(i).row()).add(new Assignment(relation.key(), keys.get(i)));
        }
    }
}
