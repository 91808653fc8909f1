package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PolicySpec;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.RoleSpec;
import dev.weft.catalog.document.SchemaDocument;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PolicyChangeTest {
    private static final String OWN = "{\"authorId\": {\"eq\": \"$user.id\"}}";

    private final TestProject project = TestProject.create();

    @BeforeEach
    void writeSomething() {
        project.change(
                """
                {"createCollection": {"name": "notes", "fields": [
                  {"name": "title", "type": "TEXT", "required": true}, {"name": "rank", "type": "INTEGER"},
                  {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "open"}, {"name": "done"}]}]}}""",
                "{\"createRelation\": {\"collection\": \"notes\", \"name\": \"author\", \"target\": \"users\"}}",
                "{\"createRole\": {\"name\": \"editor\", \"description\": \"Looks after texts\"}}");
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aPolicyIsKeptAsItWasWritten() {
        SchemaChange change = project.change("""
                {"setPolicy": {"collection": "notes", "role": "editor", "action": "UPDATE",
                  "rows": {"rank": {"gt": 1}, "authorId": {"eq": "$user.id"}}, "check": {}, "fields": ["title", "author", "title"],
                  "presets": {"rank": null, "state": "done"}}}""");

        assertThat(change.statements()).isEmpty();
        assertThat(project.catalog().roles()).containsExactly(new RoleSpec("editor", "Looks after texts"));
        PolicySpec policy = onlyPolicy();
        assertThat(policy.role()).isEqualTo("editor");
        assertThat(policy.action()).isEqualTo(PolicyAction.UPDATE);
        assertThat(policy.rows().keySet()).containsExactly("rank", "authorId");
        assertThat(policy.check()).isEmpty();
        assertThat(policy.fields()).containsExactly("title", "author");
        assertThat(policy.presets()).containsEntry("rank", null).containsEntry("state", "done");
    }

    @Test
    void settingItAgainReplacesItAndRemovingItLeavesNothing() {
        set("editor", "READ", OWN);
        set("editor", "READ", "{\"rank\": {\"lt\": 3}}");
        assertThat(onlyPolicy().rows()).isEqualTo(Map.of("rank", Map.of("lt", 3)));

        project.change("{\"removePolicy\": {\"collection\": \"notes\", \"role\": \"editor\", \"action\": \"READ\"}}");
        assertThat(project.catalog().policies()).isEmpty();
        assertThat(refusal(
                                "{\"removePolicy\": {\"collection\": \"notes\", \"role\": \"editor\", \"action\": \"READ\"}}")
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "notes, ghost, READ, INVALID_POLICY, role",
        "notes, owner, READ, INVALID_POLICY, role",
        "notes, admin, READ, INVALID_POLICY, role",
        "notes, service, DELETE, INVALID_POLICY, role",
        "letters, editor, READ, INVALID_POLICY, collection",
        "notes, editor, WRITE, BAD_USER_INPUT, action"
    })
    void whatAPolicyNamesMustBeThere(String collection, String role, String action, ErrorCode code, String member) {
        ApiException refusal = refusal("{\"setPolicy\": {\"collection\": \"%s\", \"role\": \"%s\", \"action\": \"%s\"}}"
                .formatted(collection, role, action));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.first().path()).containsExactly("operations", "0", "setPolicy", member);
    }

    @Test
    void aConditionThatDoesNotFitIsRefusedAtItsPlaceInTheOperation() {
        ApiException refusal = refusal(
                "{\"updateField\": {\"collection\": \"notes\", \"field\": \"rank\", \"label\": \"Place\"}}",
                policy("editor", "READ", "{\"and\": [{\"rang\": {\"gt\": 1}}]}"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_POLICY);
        assertThat(refusal.first().path()).containsExactly("operations", "1", "setPolicy", "rows", "and", "0", "rang");
        assertThat(refusal.getMessage()).contains("rang").contains("notes");
        assertThat(project.catalog().policies()).isEmpty();
    }

    @Test
    void policiesSpeakOfWhatTheSameChangeMakes() {
        project.change(
                policy("editor", "READ", "{\"place\": {\"gt\": 1}}"),
                "{\"addField\": {\"collection\": \"notes\", \"field\": {\"name\": \"place\", \"type\": \"INTEGER\"}}}");

        assertThat(onlyPolicy().rows()).containsKey("place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": {\"regex\": \"(\"}}", "{\"or\": [{\"title\": {\"iregex\": \"a{2,1}\"}}]}"})
    void aPatternThatPostgresCannotReadIsRefusedAtOnce(String rows) {
        assertThat(refusal(policy("editor", "READ", rows)).code()).isEqualTo(ErrorCode.INVALID_POLICY);
    }

    @Test
    void whoeverMakesSqlOfConditionsIsAsked() {
        SchemaChanger picky = new SchemaChanger(
                project.database().dataSource(),
                (everything, collection, condition, path) -> {
                    throw new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, "No such " + collection.typeName())
                            .at(path));
                },
                List.of());

        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> picky.change(
                        project.id(),
                        Wish.of(TestProject.operations(policy("editor", "READ", OWN))),
                        Conditions.NONE,
                        "test"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_POLICY);
        assertThat(refusal.getMessage()).isEqualTo("No such Note");
        assertThat(refusal.first().path()).containsExactly("operations", "0", "setPolicy", "rows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"archiveField\": {\"collection\": \"notes\", \"field\": \"rank\"}}",
                "{\"changeFieldType\": {\"collection\": \"notes\", \"field\": \"rank\", \"type\": \"TEXT\"}}",
                "{\"archiveField\": {\"collection\": \"notes\", \"field\": \"title\"}}",
                "{\"archiveField\": {\"collection\": \"notes\", \"field\": \"author\"}}",
                "{\"updateField\": {\"collection\": \"notes\", \"field\": \"state\", \"options\": [{\"name\": \"open\"}]}}"
            })
    void whatAPolicyNeedsStays(String operation) {
        project.change("""
                {"setPolicy": {"collection": "notes", "role": "editor", "action": "UPDATE", "fields": ["title"],
                  "rows": {"rank": {"gt": 1}, "author": {"id": {"eq": "$user.id"}}}, "presets": {"state": "done"}}}""");

        ApiException refusal =
                refusal("{\"updateCollection\": {\"collection\": \"notes\", \"label\": \"Slips\"}}", operation);

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_POLICY);
        assertThat(refusal.first().path()).containsExactly("operations", "1");
        assertThat(refusal.getMessage())
                .contains("'notes'")
                .contains("'editor'")
                .contains("UPDATE");
    }

    @Test
    void aPolicyCanGoInTheSameChangeAsWhatItNeeds() {
        set("editor", "READ", "{\"rank\": {\"gt\": 1}}");

        project.change(
                "{\"archiveField\": {\"collection\": \"notes\", \"field\": \"rank\"}}", policy("editor", "READ", OWN));

        assertThat(onlyPolicy().rows()).containsKey("authorId");
    }

    @Test
    void policiesRestWithTheirCollectionAndGoWithIt() {
        set("editor", "READ", "{\"rank\": {\"gt\": 1}}");

        project.change("{\"archiveCollection\": {\"collection\": \"notes\"}}");
        assertThat(project.catalog().policies()).hasSize(1);
        assertThat(document()).doesNotContain("rank");

        project.change("{\"restoreCollection\": {\"collection\": \"notes\"}}");
        assertThat(onlyPolicy().rows()).containsKey("rank");

        project.change(
                "{\"archiveCollection\": {\"collection\": \"notes\"}}",
                "{\"purgeCollection\": {\"collection\": \"notes\", \"confirm\": \"notes\"}}");
        assertThat(project.catalog().policies()).isEmpty();
    }

    @Test
    void policiesFollowRenames() {
        set("editor", "READ", "{\"rank\": {\"gt\": 1}, \"state\": {\"eq\": \"DONE\"}}");

        project.change(
                "{\"renameField\": {\"collection\": \"notes\", \"field\": \"rank\", \"name\": \"place\"}}",
                "{\"renameCollection\": {\"collection\": \"notes\", \"name\": \"slips\"}}",
                """
                {"updateField": {"collection": "slips", "field": "state", "options": [
                  {"name": "open"}, {"name": "finished", "was": "done"}]}}""");

        assertThat(onlyPolicy().rows()).isEqualTo(Map.of("place", Map.of("gt", 1), "state", Map.of("eq", "FINISHED")));
    }

    @ParameterizedTest
    @CsvSource({
        "editor, NAME_TAKEN",
        "owner, RESERVED_NAME",
        "anonymous, RESERVED_NAME",
        "service, RESERVED_NAME",
        "Editor, INVALID_NAME",
        "'two words', INVALID_NAME",
        "'', INVALID_NAME"
    })
    void aRoleNeedsANameOfItsOwn(String name, ErrorCode code) {
        ApiException refusal = refusal("{\"createRole\": {\"name\": \"%s\"}}".formatted(name));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.first().path()).containsExactly("operations", "0", "createRole", "name");
    }

    @Test
    void aRoleGoesWhenNothingRefersToItAnyMore() {
        set("editor", "READ", OWN);
        ApiException spokenOf = refusal("{\"removeRole\": {\"name\": \"editor\"}}");
        assertThat(spokenOf.getMessage()).contains("READ of 'notes'");

        project.change("{\"removePolicy\": {\"collection\": \"notes\", \"role\": \"editor\", \"action\": \"READ\"}}");
        project.sql()
                .execute("insert into {0}.users (email, roles) values ('a@example.com', '{editor,user}')"
                        .replace("{0}", project.schema()));
        ApiException held = refusal("{\"removeRole\": {\"name\": \"editor\"}}");
        assertThat(held.getMessage()).contains("1 user");
        assertThat(held.first().path()).containsExactly("operations", "0", "removeRole", "name");

        project.sql().execute("delete from %s.users".formatted(project.schema()));
        project.change("{\"removeRole\": {\"name\": \"editor\"}}");
        assertThat(project.catalog().roles()).isEmpty();
    }

    @Test
    void aRoleThatSomethingElseRefersToStays() {
        SchemaChanger changer = new SchemaChanger(
                project.database().dataSource(), PolicyProbe.NONE, List.of(PolicyChangeTest::keysOfProject));

        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> changer.change(
                        project.id(),
                        Wish.of(TestProject.operations("{\"removeRole\": {\"name\": \"editor\"}}")),
                        Conditions.NONE,
                        "test"));

        assertThat(refusal.getMessage()).contains("1 key of editor");
    }

    private static List<String> keysOfProject(DSLContext sql, ProjectId project, String role) {
        int count = sql.fetchCount(
                DSL.table(DSL.name("weft", "project")),
                DSL.field(DSL.name("id"), UUID.class).eq(project.value()));
        return List.of("%d key of %s".formatted(count, role));
    }

    @ParameterizedTest
    @CsvSource({"user, RESERVED_NAME", "ghost, NOT_FOUND"})
    void onlyOwnRolesCanBeRemoved(String role, ErrorCode code) {
        assertThat(refusal("{\"removeRole\": {\"name\": \"%s\"}}".formatted(role))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void openingACollectionToEverybodyMustBeConfirmed() {
        ApiException refusal = careful(policy("anonymous", "READ", "{}"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.CONFIRMATION_REQUIRED);
        assertThat(refusal.getMessage()).contains("'notes'").contains("read every row");
        assertThat(refusal.first().path()).containsExactly("acceptBreaking");
        assertThat(project.catalog().policies()).isEmpty();

        project.change(policy("anonymous", "READ", "{}"));
        project.changer()
                .change(
                        project.id(),
                        Wish.of(TestProject.operations(policy("anonymous", "READ", "{}"))),
                        new Conditions(null, false),
                        "test");
    }

    @Test
    void aPlanShowsWhatWouldBeOpened() {
        SchemaPlan plan = project.changer()
                .plan(project.id(), Wish.of(TestProject.operations(policy("anonymous", "READ", "{\"or\": [{}]}"))));

        assertThat(plan.statements()).isEmpty();
        assertThat(plan.breakingChanges()).singleElement().satisfies(opening -> {
            assertThat(opening.coordinate()).isEqualTo("Note");
            assertThat(opening.message()).contains("read every row of 'notes'");
        });
    }

    @Test
    void accessIsShortForReadyMadePolicies() {
        access("LIST", "PUBLIC");
        assertThat(policies()).containsExactly("anonymous READ list", "user READ list");

        access("AGGREGATE", "AUTHENTICATED");
        assertThat(policies()).containsExactly("anonymous READ list", "user READ list aggregate");

        access("LIST", "AUTHENTICATED");
        assertThat(policies()).containsExactly("anonymous READ", "user READ list aggregate");

        access("GET", "AUTHENTICATED");
        assertThat(policies()).containsExactly("user READ list aggregate");

        access("CREATE", "AUTHENTICATED");
        access("DELETE", "PUBLIC");
        assertThat(policies())
                .containsExactly("anonymous DELETE", "user CREATE", "user DELETE", "user READ list aggregate");

        access("GET", "ADMIN");
        access("CREATE", "ADMIN");
        access("DELETE", "ADMIN");
        assertThat(policies()).isEmpty();
    }

    @Test
    void accessNeverWidensWhatListsAndTotalsShow() {
        set("user", "READ", OWN);

        access("GET", "AUTHENTICATED");

        assertThat(policies()).containsExactly("user READ");
        assertThat(onlyPolicy().rows()).isEmpty();
    }

    @Test
    void publicAccessMustBeConfirmed() {
        assertThat(careful(
                                "{\"setAccess\": {\"collection\": \"notes\", \"operation\": \"LIST\", \"access\": \"PUBLIC\"}}")
                        .code())
                .isEqualTo(ErrorCode.CONFIRMATION_REQUIRED);
        assertThat(refusal(
                                "{\"setAccess\": {\"collection\": \"notes\", \"operation\": \"SUBSCRIBE\", \"access\": \"ADMIN\"}}")
                        .code())
                .isEqualTo(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void rolesAndPoliciesTravelInDocuments() {
        set("editor", "READ", OWN);
        project.change("""
                {"setPolicy": {"collection": "users", "role": "editor", "action": "READ", "fields": ["email"], "list": false}}""");
        Map<String, Object> document = SchemaDocument.of(project.catalog()).json();

        assertThat(imported(document)).isEmpty();
        try (TestProject other = TestProject.create()) {
            other.changer().change(other.id(), new SchemaImport(document), Conditions.NONE, "test");
            assertThat(SchemaDocument.of(other.catalog()).json()).isEqualTo(document);
        }
    }

    @Test
    void aDocumentDecidesWhichRolesAndPoliciesThereAre() {
        Map<String, Object> without = SchemaDocument.of(project.catalog()).json();
        set("editor", "READ", OWN);
        project.change(
                "{\"createRole\": {\"name\": \"writer\"}}",
                policy("writer", "CREATE", OWN),
                "{\"updateRole\": {\"name\": \"editor\", \"description\": \"Another\"}}");

        assertThat(imported(without)).containsExactly("updateRole", "removePolicy", "removePolicy", "removeRole");
        assertThat(SchemaDocument.of(project.catalog()).json()).isEqualTo(without);
    }

    @Test
    void aMistakeInADocumentIsFoundAtItsPlace() {
        set("editor", "READ", OWN);
        Map<String, Object> document = TestProject.operations(document().replace("authorId", "writerId"))
                .getFirst();

        ApiException refusal = catchThrowableOfType(ApiException.class, () -> imported(document));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_POLICY);
        assertThat(String.join(".", refusal.first().path()))
                .matches("schema\\.collections\\.\\d\\.policies\\.0\\.rows\\.writerId");
    }

    private List<String> imported(Map<String, Object> document) {
        return project
                .changer()
                .change(project.id(), new SchemaImport(document), Conditions.NONE, "test")
                .operations()
                .stream()
                .map(operation ->
                        ((Map<?, ?>) operation).keySet().iterator().next().toString())
                .toList();
    }

    private String document() {
        return JsonMapper.shared()
                .writeValueAsString(SchemaDocument.of(project.catalog()).json());
    }

    private List<String> policies() {
        return project.catalog().policies().stream()
                .map(policy -> policy.role() + " " + policy.action()
                        + (policy.action() == PolicyAction.READ
                                ? (policy.list() ? " list" : "") + (policy.aggregate() ? " aggregate" : "")
                                : ""))
                .sorted()
                .toList();
    }

    private PolicySpec onlyPolicy() {
        assertThat(project.catalog().policies()).hasSize(1);
        return project.catalog().policies().getFirst();
    }

    private void set(String role, String action, String rows) {
        project.change(policy(role, action, rows));
    }

    private void access(String operation, String access) {
        project.change("{\"setAccess\": {\"collection\": \"notes\", \"operation\": \"%s\", \"access\": \"%s\"}}"
                .formatted(operation, access));
    }

    private static String policy(String role, String action, String rows) {
        return "{\"setPolicy\": {\"collection\": \"notes\", \"role\": \"%s\", \"action\": \"%s\", \"rows\": %s}}"
                .formatted(role, action, rows);
    }

    private ApiException refusal(String... operations) {
        return catchThrowableOfType(ApiException.class, () -> project.change(operations));
    }

    /** Of a change that nobody has confirmed. */
    private ApiException careful(String... operations) {
        return catchThrowableOfType(
                ApiException.class,
                () -> project.changer()
                        .change(
                                project.id(),
                                Wish.of(TestProject.operations(operations)),
                                new Conditions(null, false),
                                "test"));
    }
}
