package dev.weft.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.testing.TestProject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DdlPlannerTest {
    private static final ProjectCatalog NOTES = CatalogEditor.edit(
                    new ProjectCatalog(ProjectId.random(), "p", 0, List.of(), 0),
                    OperationReader.read(TestProject.operations("""
            {"createCollection": {"name": "users", "typeName": "User"}}""", """
            {"createCollection": {"name": "notes", "fields": [{"name": "body", "type": "LONG_TEXT"}]}}""")))
            .after();

    @Test
    void anIndexOfTextsFollowsWhatItsFieldAsksFor() {
        assertThat(change(null, null, "english", true))
                .containsExactly(
                        "create index \"notes_body_fts\" on \"p\".\"notes\" using gin (to_tsvector('english'::regconfig, \"body\"))",
                        "create index \"notes_body_trgm\" on \"p\".\"notes\" using gin (\"body\" \"weft_ext\".\"gin_trgm_ops\")");
        assertThat(change("english", true, "german", true))
                .containsExactly(
                        "drop index \"p\".\"notes_body_fts\"",
                        "create index \"notes_body_fts\" on \"p\".\"notes\" using gin (to_tsvector('german'::regconfig, \"body\"))");
        assertThat(change("english", true, null, null))
                .containsExactly("drop index \"p\".\"notes_body_fts\"", "drop index \"p\".\"notes_body_trgm\"");
        assertThat(change("english", true, "english", true)).isEmpty();
    }

    private static List<String> change(
            @Nullable String oldSearch,
            @Nullable Boolean oldSimilar,
            @Nullable String newSearch,
            @Nullable Boolean newSimilar) {
        return DdlPlanner.plan(notes(oldSearch, oldSimilar), notes(newSearch, newSimilar), ExistingRows.UNTOUCHED)
                .stream()
                .map(DdlStatement::sql)
                .toList();
    }

    private static ProjectCatalog notes(@Nullable String search, @Nullable Boolean similar) {
        CollectionSpec notes = NOTES.collection("notes").orElseThrow();
        FieldSpec body = notes.fields().getFirst();
        FieldSpec configured = body.defined(
                body.type(),
                body.required(),
                body.unique(),
                body.indexed(),
                body.defaultValue(),
                body.options(),
                new FieldConfig(null, null, null, null, null, search, similar));
        return NOTES.with(notes.withFields(List.of(configured)));
    }
}
