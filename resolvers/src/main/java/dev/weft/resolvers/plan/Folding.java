package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.model.RelationEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which to-one relations are read by joins in the statement of the row that they start at. Only those of a single row:
 * in a list PostgreSQL looks keys up faster by one array of them than row by row, and may read a whole table to join it.
 */
final class Folding {
    /** So many tables it joins in the best order that there is; the row's own is one of them. */
    private static final int JOINED = 7;

    private final ProjectModel model;
    private int left = JOINED;

    private Folding(ProjectModel model) {
        this.model = model;
    }

    /** The shape of a row that a selection is made on. */
    static RowShape shape(ProjectModel model, CollectionModel collection, Selection selection) {
        return new Folding(model).shape(collection, selection);
    }

    private RowShape shape(CollectionModel collection, Selection selection) {
        List<FoldedRow> folded = new ArrayList<>();
        Set<String> fields = selection.fields(collection.typeName());
        for (RelationEnd relation : collection.relations()) {
            if (left > 0 && isToOne(relation) && fields.contains(relation.apiName())) {
                left--;
                CollectionModel target = model.collection(relation.target());
                Selection below = selection.below(collection.typeName(), relation.apiName());
                folded.add(new FoldedRow(relation, shape(target, below)));
            }
        }
        return Shapes.of(collection, List.of(selection), List.of(), folded);
    }

    private static boolean isToOne(RelationEnd relation) {
        return relation instanceof RelationEnd.ToOne || relation instanceof RelationEnd.InverseOne;
    }
}
