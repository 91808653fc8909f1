package dev.weft.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a relation of a collection to itself makes of it: a tree, with the names by which a row shows the rows above and
 * below it.
 *
 * @param relation from a row to the one above
 */
public record TreeEnds(RelationEnd.ToOne relation, String ancestors, String descendants) {
    static final String ANCESTORS = "ancestors";
    static final String DESCENDANTS = "descendants";

    /** The first relation takes the plain names, the others put their own in front. Who created a row is above none. */
    static List<TreeEnds> of(CollectionModel collection) {
        List<TreeEnds> trees = new ArrayList<>();
        for (RelationEnd relation : collection.relations()) {
            if (relation instanceof RelationEnd.ToOne one
                    && one.target().equals(collection.id())
                    && one.key().kind() == Column.Kind.REFERENCE) {
                trees.add(trees.isEmpty() ? new TreeEnds(one, ANCESTORS, DESCENDANTS) : prefixed(one));
            }
        }
        return trees;
    }

    private static TreeEnds prefixed(RelationEnd.ToOne relation) {
        String name = relation.apiName();
        return new TreeEnds(relation, name + Names.capitalise(ANCESTORS), name + Names.capitalise(DESCENDANTS));
    }
}
