package dev.weft.model;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a relation of a collection to itself makes of it: a tree, with the names by which a row shows the rows above and
 * below it.
 *
 * @param relation from a row to the one above
 */
public record TreeEnds(RelationEnd.ToOne relation, String ancestors, String descendants) {
    static final String ANCESTORS = "ancestors";
    static final String DESCENDANTS = "descendants";

    /** The oldest relation has the plain names, the others put their own in front. Who created a row is above none. */
    static List<TreeEnds> of(CollectionModel collection) {
        List<TreeEnds> trees = new ArrayList<>();
        String plain = plainColumn(collection.spec());
        for (RelationEnd relation : collection.relations()) {
            if (relation instanceof RelationEnd.ToOne one
                    && one.target().equals(collection.id())
                    && one.key().kind() == Column.Kind.REFERENCE) {
                trees.add(one.key().name().equals(plain) ? new TreeEnds(one, ANCESTORS, DESCENDANTS) : prefixed(one));
            }
        }
        return trees;
    }

    /** Null when the oldest relation is hidden: then the plain names wait for it. */
    private static @Nullable String plainColumn(CollectionSpec collection) {
        UUID plain = collection.plainTree();
        for (FieldSpec field : collection.fields()) {
            if (field.id().value().equals(plain)) {
                return field.column();
            }
        }
        for (RelationSpec relation : collection.relations()) {
            if (relation.id().value().equals(plain) && relation.storage() instanceof ForeignKeyColumn(String column)) {
                return column;
            }
        }
        return null;
    }

    private static TreeEnds prefixed(RelationEnd.ToOne relation) {
        String name = relation.apiName();
        return new TreeEnds(relation, name + Names.capitalise(ANCESTORS), name + Names.capitalise(DESCENDANTS));
    }
}
