package dev.weft.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.testing.Allow;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A role set's schema shows what it may use, and nothing else. */
class RoleSchemaTest {
    private static final Map<String, Object> SOME = Map.of("rating", Map.of("gt", 3));

    @Test
    void whoMayDoNothingHasTheSmallestSchema() {
        RoleSchema schema = RoleSchema.of();

        assertThat(schema.members("Query")).contains("node", "nodes", "me").doesNotContain("articles", "users");
        assertThat(schema.has("User", "Node")).isTrue();
        assertThat(schema.sdl())
                .doesNotContain("Article")
                .doesNotContain("Filter")
                .doesNotContain("WriteOutcome");
    }

    @Test
    void collectionsWithoutPoliciesAreAbsent() {
        RoleSchema schema = RoleSchema.of(Allow.read("articles"));

        assertThat(schema.has("Article")).isTrue();
        assertThat(schema.sdl())
                .doesNotContain("type Author")
                .doesNotContain("AuthorFilter")
                .doesNotContain("Topic");
        assertThat(schema.members("Article")).contains("title", "authorId").doesNotContain("author", "topics");
        assertThat(schema.members("ArticleFilter")).contains("authorId").doesNotContain("author", "topics");
    }

    @Test
    void whoMayReadMayBeToldAndWhoMayListMayBeToldOfAll() {
        RoleSchema all = RoleSchema.of(Allow.read("articles").fields("title"));
        assertThat(all.members("Subscription")).containsExactlyInAnyOrder("live", "articleChanged", "articleStream");
        assertThat(all.arguments("Subscription", "articleChanged"))
                .containsExactlyInAnyOrder("id", "filter", "kinds", "after");
        assertThat(all.members("ArticleChange"))
                .containsExactlyInAnyOrder(
                        "kind", "transition", "id", "article", "changedFields", "previous", "cursor", "committedAt");
        RoleSchema one = RoleSchema.of(Allow.read("articles").fields("title").withoutLists());
        assertThat(one.members("Subscription")).containsExactlyInAnyOrder("live", "articleChanged");
        assertThat(one.arguments("Subscription", "articleChanged")).containsExactlyInAnyOrder("id", "kinds", "after");
        assertThat(RoleSchema.of(Allow.create("articles")).members("Subscription"))
                .containsExactly("live");
    }

    @Test
    void aPolicyForAnotherRoleOpensNothing() {
        assertThat(RoleSchema.of(Allow.read("articles").to("editor")).has("Article"))
                .isFalse();
    }

    @Test
    void hiddenFieldsAreAbsentWhereverFieldsAre() {
        RoleSchema schema = RoleSchema.of(Allow.read("articles").fields("title", "rating", "day"));

        assertThat(schema.members("Article"))
                .containsExactlyInAnyOrder("id", "rowId", "rowVersion", "title", "rating", "day");
        assertThat(schema.members("ArticleFilter"))
                .containsExactlyInAnyOrder("and", "or", "not", "id", "rowId", "title", "rating", "day", "compare");
        assertThat(schema.members("ArticleOrderBy"))
                .containsExactlyInAnyOrder("rowId", "title", "rating", "day", "relevance");
        assertThat(schema.members("ArticleField")).containsExactlyInAnyOrder("ROW_ID", "TITLE", "RATING", "DAY");
        assertThat(schema.members("ArticleGroupKey")).containsExactlyInAnyOrder("title", "rating", "day", "node");
        assertThat(schema.members("ArticleGroupBy")).containsExactlyInAnyOrder("field", "self");
        assertThat(schema.members("ArticleSum")).containsExactly("rating");
        assertThat(schema.members("ArticleMinMax")).containsExactlyInAnyOrder("title", "rating", "day");
        assertThat(schema.has("ArticleStatus")).isFalse();
        assertThat(schema.has("ArticleMoods")).isFalse();
        assertThat(schema.has("ArticleInput")).isFalse();
    }

    @Test
    void aKeyIsThereWhenAllOfItsFieldsCanBeRead() {
        assertThat(RoleSchema.of(Allow.read("articles").fields("title", "day")).members("ArticleKey"))
                .containsExactlyInAnyOrder("id", "rowId", "titleDay");
        assertThat(RoleSchema.of(Allow.read("articles").fields("title", "slug")).members("ArticleKey"))
                .containsExactlyInAnyOrder("id", "rowId", "slug");
        RoleSchema upserting = RoleSchema.of(
                Allow.read("articles").fields("title", "slug"),
                Allow.create("articles").fields("slug", "author", "title"));
        assertThat(upserting.members("ArticleKeyName")).containsExactlyInAnyOrder("PRIMARY", "SLUG");
        assertThat(upserting.has("ArticleTitleDayKey")).isFalse();
    }

    @Test
    void thereIsASearchWhereThereIsTextToRead() {
        assertThat(RoleSchema.of(Allow.read("articles").fields("body")).arguments("Query", "articles"))
                .contains("search");
        RoleSchema mute = RoleSchema.of(Allow.read("articles").fields("rating", "status"));
        assertThat(mute.arguments("Query", "articles")).contains("filter").doesNotContain("search");
        assertThat(mute.members("ArticleOrderBy")).doesNotContain("relevance");
    }

    @Test
    void aRelationNeedsItsKeyAndItsTarget() {
        RoleSchema withoutKey = RoleSchema.of(Allow.read("articles").fields("title"), Allow.read("authors"));
        assertThat(withoutKey.members("Article")).doesNotContain("author", "authorId");
        assertThat(withoutKey.members("Author")).contains("name").doesNotContain("articles");
        assertThat(withoutKey.members("AuthorFilter")).doesNotContain("articles");

        RoleSchema withKey = RoleSchema.of(
                Allow.read("articles").fields("title", "author", "topics"),
                Allow.read("authors"),
                Allow.read("topics"));
        assertThat(withKey.members("Article")).contains("author", "authorId", "topics");
        assertThat(withKey.members("ArticleOrderBy")).contains("author", "topics");
        assertThat(withKey.members("ArticleGroupBy")).contains("author");
        assertThat(withKey.members("Author")).contains("articles");
        assertThat(withKey.members("Topic")).contains("articles");
    }

    @Test
    void bothEndsOfARelationByPairsGoWithItsName() {
        RoleSchema schema = RoleSchema.of(Allow.read("articles").fields("title"), Allow.read("topics"));

        assertThat(schema.members("Article")).doesNotContain("topics");
        assertThat(schema.members("Topic")).doesNotContain("articles");
    }

    @Test
    void withoutListsThereAreTotalsAndSingleRows() {
        RoleSchema schema = RoleSchema.of(Allow.read("articles").withoutLists(), Allow.read("authors"));

        assertThat(schema.members("Query")).contains("article", "articleBy", "articles");
        assertThat(schema.members("ArticleConnection"))
                .containsExactlyInAnyOrder("totalCount", "estimatedCount", "aggregate", "groups");
        assertThat(schema.arguments("Query", "articles")).containsExactlyInAnyOrder("filter", "search");
        assertThat(schema.members("ArticleListFilter")).containsExactlyInAnyOrder("count", "aggregate");
        assertThat(schema.members("ArticleGroup")).doesNotContain("nodes");
        assertThat(schema.members("ArticleGroupBy")).doesNotContain("self");
        assertThat(schema.members("ArticleGroupKey")).doesNotContain("node");
        assertThat(schema.has("ArticleEdge")).isFalse();
        assertThat(schema.members("Author")).contains("articles");
        assertThat(schema.arguments("Article", "ancestors")).contains("filter").doesNotContain("first");
    }

    @Test
    void withoutTotalsThereAreLists() {
        RoleSchema schema = RoleSchema.of(Allow.read("articles").withoutTotals(), Allow.read("authors"));

        assertThat(schema.members("ArticleConnection")).containsExactlyInAnyOrder("edges", "nodes", "pageInfo");
        assertThat(schema.members("ArticleListFilter")).containsExactlyInAnyOrder("some", "every", "none");
        assertThat(schema.members("AuthorOrderBy")).doesNotContain("articles");
        assertThat(schema.members("AuthorGroupBy")).doesNotContain("articles");
        assertThat(schema.has("ArticleAggregate")).isFalse();
        assertThat(schema.has("ArticleAggregateOrderBy")).isFalse();
        assertThat(schema.has("ArticleGroupBy")).isFalse();
    }

    @Test
    void withoutBothThereAreSingleRowsAlone() {
        RoleSchema schema = RoleSchema.of(Allow.read("articles").withoutLists().withoutTotals(), Allow.read("authors"));

        assertThat(schema.members("Query")).contains("article", "articleBy").doesNotContain("articles");
        assertThat(schema.has("ArticleConnection")).isFalse();
        assertThat(schema.members("Author")).doesNotContain("articles");
        assertThat(schema.members("Article")).contains("author", "parent").doesNotContain("children", "ancestors");
    }

    @Test
    void whatIsReadOnSomeRowsAloneMayBeMissing() {
        RoleSchema schema = RoleSchema.of(
                Allow.in(
                        RoleSchema.PRESS,
                        Allow.read("articles").fields("slug", "title"),
                        Allow.read("articles").to("editor").rows(SOME),
                        Allow.read("authors").to("editor")),
                "reader",
                "editor");

        assertThat(schema.type("Article", "slug")).isEqualTo("String!");
        assertThat(schema.type("Article", "authorId")).isEqualTo("UUID");
        assertThat(schema.type("Article", "createdAt")).isEqualTo("DateTime");
        assertThat(schema.type("Article", "author")).isEqualTo("Author");
        assertThat(schema.members("ArticleFilter")).contains("authorExists");
    }

    @Test
    void aRequiredRelationLeadsToARowWhereAllRowsCanBeRead() {
        RoleSchema all = RoleSchema.of(Allow.read("articles"), Allow.read("authors"));
        assertThat(all.type("Article", "author")).isEqualTo("Author!");
        assertThat(all.members("ArticleFilter")).doesNotContain("authorExists");

        RoleSchema some = RoleSchema.of(
                Allow.read("articles").rows(SOME), Allow.read("authors").rows(Map.of("name", Map.of("eq", "Ada"))));
        assertThat(some.type("Article", "author")).isEqualTo("Author");
        assertThat(some.type("Article", "authorId")).isEqualTo("UUID!");
        assertThat(some.members("ArticleFilter")).contains("authorExists");
    }

    @Test
    void newRowsHaveTheFieldsThatMayBeWritten() {
        RoleSchema schema = RoleSchema.of(
                Allow.create("articles").fields("slug", "title", "author").presets(Map.of("author", "$claims.author")));

        assertThat(schema.members("ArticleInput")).containsExactlyInAnyOrder("slug", "title");
        assertThat(schema.type("ArticleInput", "slug")).isEqualTo("String!");
        assertThat(schema.members("Mutation")).contains("createArticle", "createArticles");
        assertThat(schema.members("Mutation"))
                .doesNotContain("updateArticle", "updateArticles", "deleteArticle", "batchUpdateArticles");
        assertThat(schema.arguments("Mutation", "createArticle")).containsExactly("input");
        assertThat(schema.members("CreateArticlePayload")).containsExactlyInAnyOrder("outcome", "errors", "query");
        assertThat(schema.members("ArticleResult")).containsExactlyInAnyOrder("index", "outcome", "error");
        assertThat(schema.has("Article")).isFalse();
        assertThat(schema.has("ArticleOnConflict")).isFalse();
    }

    @Test
    void whatOneRoleSetsAndAnotherWritesNeedNotBeGiven() {
        RoleSchema schema = RoleSchema.of(
                Allow.in(
                        RoleSchema.PRESS,
                        Allow.create("articles").presets(Map.of("slug", "none")),
                        Allow.create("articles").to("editor")),
                "reader",
                "editor");

        assertThat(schema.type("ArticleInput", "slug")).isEqualTo("String");
    }

    @Test
    void rowsThatWouldMissSomethingRequiredCannotBeMade() {
        RoleSchema schema = RoleSchema.of(
                Allow.create("articles").fields("slug", "title"), Allow.read("authors"), Allow.update("authors"));

        assertThat(schema.members("Mutation")).doesNotContain("createArticle", "createArticles");
        assertThat(schema.has("ArticleInput")).isFalse();
        assertThat(schema.members("AuthorPatch")).doesNotContain("articles");
    }

    @Test
    void patchesHaveTheFieldsThatMayBeChanged() {
        RoleSchema schema = RoleSchema.of(
                Allow.read("articles"),
                Allow.update("articles").fields("title", "rating").presets(Map.of("rating", 1)));

        assertThat(schema.members("ArticlePatch"))
                .as("rows that refer here are patched in their own right")
                .containsExactlyInAnyOrder("title", "children");
        assertThat(schema.members("ArticleListPatch")).containsExactly("update");
        assertThat(schema.has("ArticleOps")).isFalse();
        assertThat(schema.arguments("Mutation", "updateArticle")).containsExactlyInAnyOrder("id", "patch", "ifVersion");
        assertThat(schema.members("UpdateArticlePayload")).contains("article", "articleEdge");
    }

    @Test
    void operationsGoWithTheFieldsThatMayBeChanged() {
        RoleSchema schema =
                RoleSchema.of(Allow.read("articles"), Allow.update("articles").fields("rating", "moods"));

        assertThat(schema.members("ArticleOps")).containsExactlyInAnyOrder("rating", "moods");
        assertThat(schema.has("ArticleMoodsListOp", "ArticleMoods")).isTrue();
    }

    @Test
    void rowsThatCannotBeListedAreNotChangedByFilters() {
        RoleSchema schema = RoleSchema.of(
                Allow.read("articles").withoutLists(), Allow.update("articles"), Allow.delete("articles"));

        assertThat(schema.members("Mutation"))
                .contains("updateArticle", "batchUpdateArticles", "deleteArticle")
                .doesNotContain("updateArticles", "deleteArticles");
        assertThat(schema.members("ArticleUpdate")).contains("id", "patch").doesNotContain("filter", "maxAffected");
        assertThat(schema.members("UpdateArticlePayload")).contains("article").doesNotContain("articleEdge");
    }

    @Test
    void deletedRowsAreNamedToThoseWhoCannotReadThem() {
        RoleSchema schema = RoleSchema.of(Allow.delete("articles"));

        assertThat(schema.members("DeleteArticlePayload")).containsExactlyInAnyOrder("deletedId", "errors", "query");
        assertThat(schema.members("Mutation")).contains("deleteArticle").doesNotContain("deleteArticles");
    }

    @Test
    void upsertsNeedTheRightToChangeOrToRead() {
        Allow create = Allow.create("articles");
        assertThat(RoleSchema.of(create).has("ArticleOnConflict")).isFalse();

        RoleSchema ignoring = RoleSchema.of(create, Allow.read("articles"));
        assertThat(ignoring.arguments("Mutation", "createArticle")).contains("onConflict");
        assertThat(ignoring.members("ArticleOnConflict")).containsExactlyInAnyOrder("key", "action");

        RoleSchema updating = RoleSchema.of(create, Allow.update("articles").fields("rating"));
        assertThat(updating.members("ArticleOnConflict")).containsExactlyInAnyOrder("key", "action", "ops");
        assertThat(updating.members("ArticleKeyName")).containsExactly("PRIMARY");
    }

    @Test
    void nestedInputsDoWhatTheRolesMayDoToTheirTargets() {
        RoleSchema connecting =
                RoleSchema.of(Allow.create("articles"), Allow.update("articles"), Allow.read("authors"));
        assertThat(connecting.members("AuthorRefInput")).containsExactly("connect");
        assertThat(connecting.members("AuthorRefPatch")).containsExactlyInAnyOrder("connect", "disconnect");

        RoleSchema blind = RoleSchema.of(Allow.create("articles"), Allow.create("authors"));
        assertThat(blind.members("AuthorRefInput")).containsExactly("create");
        assertThat(blind.members("AuthorInput")).contains("articles");
        assertThat(blind.members("ArticleListInput")).containsExactly("create");

        RoleSchema all = RoleSchema.of(
                Allow.read("articles"),
                Allow.create("articles"),
                Allow.update("articles"),
                Allow.delete("articles"),
                Allow.read("authors"),
                Allow.update("authors"));
        assertThat(all.members("ArticleListPatch"))
                .containsExactlyInAnyOrder("create", "upsert", "connect", "update", "disconnect", "delete", "set");
    }

    @Test
    void aRelationIsWrittenByWhoMayWriteItsKey() {
        RoleSchema schema = RoleSchema.of(
                Allow.read("articles"),
                Allow.create("articles").fields("slug", "title").presets(Map.of("author", "$claims.author")),
                Allow.update("articles").fields("title"),
                Allow.read("authors"),
                Allow.update("authors"));

        assertThat(schema.members("ArticleInput")).doesNotContain("author", "authorId");
        assertThat(schema.members("ArticlePatch")).doesNotContain("author", "authorId", "topics");
        assertThat(schema.members("ArticleListPatch")).containsExactly("update");
    }

    @Test
    void aUserIsAtLeastAnId() {
        RoleSchema schema = RoleSchema.of(Allow.read("articles"));

        assertThat(schema.type("Query", "me")).isEqualTo("User");
        assertThat(schema.members("User")).contains("id").doesNotContain("articles");
        assertThat(schema.members("Article")).contains("ownerId", "createdById").doesNotContain("owner", "createdBy");
    }

    @Test
    void operationsThatAreOffAreOffForAll() {
        ProjectCatalog readOnly = CatalogEditor.edit(
                        RoleSchema.PRESS, OperationReader.read(TestProject.operations("""
                                {"updateCollection": {"collection": "articles", "operations": ["GET"]}}""")))
                .after();
        RoleSchema schema = RoleSchema.of(
                Allow.in(readOnly, Allow.read("articles"), Allow.create("articles"), Allow.delete("articles")),
                "reader");

        assertThat(schema.members("Query")).contains("article").doesNotContain("articles");
        assertThat(schema.has("ArticleInput")).isFalse();
        assertThat(schema.members("Mutation")).doesNotContain("createArticle", "deleteArticle");
    }

    @Test
    void severalRolesSeeTheUnion() {
        ProjectCatalog catalog = Allow.in(
                RoleSchema.PRESS,
                Allow.read("articles").fields("title"),
                Allow.read("articles").to("editor").fields("rating").withoutLists(),
                Allow.update("articles").to("editor").fields("rating"));

        assertThat(RoleSchema.of(catalog, "reader").members("Article"))
                .contains("title")
                .doesNotContain("rating");
        RoleSchema both = RoleSchema.of(catalog, "reader", "editor", "unheard_of");
        assertThat(both.members("Article")).contains("title", "rating");
        assertThat(both.members("ArticlePatch")).containsExactly("rating");
        assertThat(both.members("ArticleConnection")).contains("nodes", "totalCount");
    }

    @Test
    void formerNamesAndDeprecationsGoWithTheFields() {
        ProjectCatalog renamed = CatalogEditor.edit(
                        RoleSchema.PRESS, OperationReader.read(TestProject.operations("""
                                {"renameField": {"collection": "articles", "field": "title", "name": "headline"}}""", """
                                {"renameField": {"collection": "articles", "field": "rating", "name": "stars"}}""")))
                .after();
        RoleSchema schema =
                RoleSchema.of(Allow.in(renamed, Allow.read("articles").fields("headline")), "reader");

        assertThat(schema.members("Article")).contains("headline", "title").doesNotContain("rating", "stars");
        assertThat(schema.members("ArticleField")).contains("TITLE").doesNotContain("RATING");
    }

    @Test
    void whomNoPolicyBindsSeesEverythingWhateverPoliciesThereAre() {
        ProjectCatalog bound = Allow.in(RoleSchema.PRESS, Allow.read("articles").fields("title"));

        for (Role role : List.of(Role.OWNER, Role.ADMIN, Role.SERVICE)) {
            assertThat(RoleSchema.of(bound, role.apiName(), "reader").sdl())
                    .isEqualTo(RoleSchema.of(RoleSchema.PRESS, "owner").sdl());
        }
    }
}
