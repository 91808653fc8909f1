package dev.weft.catalog.document;

import dev.weft.catalog.ProjectCatalog;
import java.util.Map;

/** Makes the indexes of collections be those of a document. */
final class IndexSteps {
    private final Steps steps;
    private final GivenDocument given;
    private final SchemaDocument wanted;

    IndexSteps(Steps steps, GivenDocument given, SchemaDocument wanted) {
        this.steps = steps;
        this.given = given;
        this.wanted = wanted;
    }

    /** Before fields change: an index may not hold what a field becomes. */
    void findNeedless() {
        ProjectCatalog now = steps.applied();
        for (Pair pair : Pair.all(now, given, wanted)) {
            CollectionDocument.indexes(now, pair.spec()).forEach((index, spec) -> {
                if (!pair.then().indexes().contains(index)) {
                    steps.add(
                            "dropIndex",
                            Map.of("collection", pair.name(), "name", spec.name()),
                            pair.given().path());
                }
            });
        }
    }

    void findMissing() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            for (IndexDocument index : pair.then().indexes()) {
                if (!pair.now().indexes().contains(index)) {
                    steps.add(
                            "addIndex",
                            Map.of("collection", pair.name(), "fields", index.fields(), "unique", index.unique()),
                            pair.given().path());
                }
            }
        }
    }
}
