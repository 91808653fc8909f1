package dev.weft.server.admin;

import dev.weft.server.admin.catalog.CollectionView;
import dev.weft.server.admin.catalog.FieldView;
import dev.weft.server.admin.catalog.RelationView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What of a collection is not simply a member of its record. */
@Controller
class CollectionController {
    private final RowEstimates estimates;

    CollectionController(RowEstimates estimates) {
        this.estimates = estimates;
    }

    @BatchMapping(typeName = "Collection")
    List<Long> estimatedRowCount(List<CollectionView> collections) {
        return estimates.of(collections);
    }

    @SchemaMapping(typeName = "Relation")
    CollectionView target(RelationView relation) {
        return relation.targetCollection().get();
    }

    @SchemaMapping(typeName = "Field", field = "default")
    @Nullable
    Object defaultValue(FieldView field) {
        return field.defaultValue();
    }
}
