package dev.weft.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schema and rules in the console: drafts, their review, the canvas, and the project through others' eyes. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaAndRulesTest {
    private final RunningServer server;
    private Chromium chromium;

    SchemaAndRulesTest(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    @Test
    void rowsInTheWayAreCorrectedInTheReview() {
        Account account = Account.signUp(server);
        Project project = magazine(account);
        project.query(
                "mutation { createArticles(input: [{ title: \"Looms\" }, { title: \"Weft\" }]) { affectedCount } }");
        try (Visitor visitor = visitor(desktop())) {
            Page page = signedIn(visitor, account);
            open(page, project, "schema/collections/articles?panel=new-field");
            field(page, "Label").fill("Priority");
            field(page, "Type").selectOption("INTEGER");
            page.getByLabel("Required").click();
            button(page, "Add to changes").click();
            assertThat(page.getByText("1 change not applied yet")).isVisible();

            button(page, "Review and apply").click();
            assertThat(page.getByText("2 rows are in the way")).isVisible();
            assertThat(button(page, "Apply changes")).isDisabled();
            visitor.screenshot("schema-rows-in-the-way");
            page.getByLabel("Value of “priority” for these rows").fill("3");
            button(page, "Fill in").click();
            assertThat(page.getByText("2 rows are in the way")).isHidden();

            page.getByLabel("I have read this and want it all the same").click();
            page.getByText("SQL and locks").click();
            assertThat(page.getByText("add column \"priority\"").first()).isVisible();
            visitor.screenshot("schema-review");
            button(page, "Apply changes").click();
            assertThat(page.getByText("Applied as revision").first()).isVisible();
            assertThat(page.getByText("1 change not applied yet")).isHidden();

            open(page, project, "schema/history");
            assertThat(page.getByText("the rows that are there get 3")).isVisible();
            visitor.expectNoSidewaysScrolling();
            visitor.expectNoComplaints();
        }
        assertThat(project.query("{ articles { nodes { priority } } }")
                        .at("/articles/nodes")
                        .toString())
                .isEqualTo("[{\"priority\":3},{\"priority\":3}]");
    }

    @Test
    void whoWasSlowerSeesWhatTheOthersDidAndKeepsTheDraft() {
        Account account = Account.signUp(server);
        Project project = magazine(account);
        try (Visitor visitor = visitor(desktop())) {
            Page page = signedIn(visitor, account);
            open(page, project, "schema/collections/articles?panel=new-field");
            field(page, "Label").fill("Subtitle");
            button(page, "Add to changes").click();
            button(page, "Review and apply").click();
            assertThat(button(page, "Apply changes")).isEnabled();

            project.changeSchema("""
                    {"addField": {"collection": "articles", "field": {"name": "teaser", "type": "TEXT"}}}""");
            button(page, "Apply changes").click();
            assertThat(page.getByText("Somebody else changed the schema meanwhile"))
                    .isVisible();
            assertThat(page.getByText("New field “teaser” in “articles”.")).isVisible();
            assertThat(button(page, "Apply changes")).isEnabled();
            button(page, "Apply changes").click();
            assertThat(page.getByText("Applied as revision").first()).isVisible();
            visitor.expectNoComplaints();
        }
        assertThat(project.describe("collection(name: \"articles\") { fields { name } }")
                        .toString())
                .contains("\"subtitle\"", "\"teaser\"");
    }

    @Test
    void aRelationIsDrawnOnTheCanvasAndPlacesAreKept() {
        Account account = Account.signUp(server);
        Project project = magazine(account);
        try (Visitor visitor = visitor(desktop())) {
            Page page = signedIn(visitor, account);
            open(page, project, "schema/canvas");
            Locator articles = node(page, "articles");
            Locator authors = node(page, "authors");
            assertThat(articles).isVisible();
            drag(page, articles.locator(".canvas-source"), authors, 0);
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            assertThat(field(page, "Name on Articles")).hasValue("author");
            button(page, "Add to changes").click();
            assertThat(page.getByText("1 change not applied yet")).isVisible();

            BoundingBox before = authors.boundingBox();
            drag(page, authors.locator("ul"), authors.locator("ul"), 90);
            assertThat(authors.boundingBox().y).isGreaterThan(before.y + 40);
            BoundingBox moved = authors.boundingBox();
            authors.focus();
            page.keyboard().press("Enter");
            page.keyboard().press("ArrowDown");
            page.waitForCondition(() -> authors.boundingBox().y > moved.y);
            visitor.screenshot("schema-canvas");

            button(page, "Review and apply").click();
            button(page, "Apply changes").click();
            assertThat(page.getByText("Applied as revision").first()).isVisible();
            String kept = "Object.keys(JSON.parse(localStorage.getItem('weft:canvas:" + project.slug() + "'))).length";
            assertThat(page.evaluate(kept)).isEqualTo(3);
            visitor.expectNoComplaints();
        }
        assertThat(project.describe("collection(name: \"articles\") { relations { name inverseName } }")
                        .toString())
                .contains("\"author\"", "\"articles\"");
    }

    @Test
    void rulesAreChosenAndTriedAsSomebodyElse() {
        Account account = Account.signUp(server);
        Project project = magazine(account);
        project.changeSchema("""
                {"addField": {"collection": "articles", "field": {"name": "writer", "type": "USER"}}}""");
        String ben = project.query("mutation { createUser(input: { email: \"ben@example.com\" }) { user { rowId } } }")
                .at("/createUser/user/rowId")
                .asString();
        project.api()
                .data(
                        "mutation($rows: [ArticleInput!]!) { createArticles(input: $rows) { affectedCount } }",
                        Map.of("rows", List.of(Map.of("title", "Mine", "writerId", ben), Map.of("title", "Yours"))));
        try (Visitor visitor = visitor(desktop())) {
            Page page = signedIn(visitor, account);
            open(page, project, "rules/collections/articles");
            page.getByLabel("…read rows?").selectOption("own");
            button(page, "Review and apply").click();
            assertThat(page.getByText("user may read some rows of “articles”.")).isVisible();
            button(page, "Apply changes").click();
            assertThat(page.getByText("Applied as revision").first()).isVisible();
            assertThat(page.getByText("may read rows where writer is the signed-in user."))
                    .isVisible();
            visitor.screenshot("rules-matrix");

            open(page, project, "rules/try?collection=articles&role=user");
            button(page, Pattern.compile("As user")).click();
            page.getByText("ben@example.com").click();
            button(page, "Run").click();
            assertThat(page.getByText("Sees 1 row")).isVisible();
            assertThat(page.getByText("Because of: writer is the signed-in user"))
                    .isVisible();
            visitor.screenshot("rules-try-as");

            page.getByLabel("As role").selectOption("anonymous");
            button(page, "Run").click();
            assertThat(page.getByText("No rule allows it.").first()).isVisible();
            visitor.expectNoSidewaysScrolling();
            visitor.expectNoComplaints();
        }
    }

    @Test
    void aConditionIsBuiltByHand() {
        Account account = Account.signUp(server);
        Project project = magazine(account);
        try (Visitor visitor = visitor(desktop())) {
            Page page = signedIn(visitor, account);
            open(page, project, "rules/collections/articles?role=user&action=READ");
            field(page, "Add a condition…").selectOption("title");
            field(page, "How title is compared").selectOption("startsWith");
            field(page, "Value for title").fill("On ");
            field(page, "Add a condition…").selectOption("createdById");
            field(page, "A value, or what the caller brings").last().selectOption("$user.id");
            field(page, "How the conditions are combined").selectOption("any");
            assertThat(page.getByText("title begins with “On ” or created by is the signed-in user"))
                    .isVisible();
            visitor.screenshot("rules-condition");
            button(page, "Add to changes").click();
            button(page, "Review and apply").click();
            button(page, "Apply changes").click();
            assertThat(page.getByText("Applied as revision").first()).isVisible();
            visitor.expectNoComplaints();
        }
        assertThat(project.describe("collection(name: \"articles\") { policies { rows } }")
                        .at("/collection/policies/0/rows")
                        .toString())
                .isEqualTo("{\"or\":[{\"title\":{\"startsWith\":\"On \"}},{\"createdById\":{\"eq\":\"$user.id\"}}]}");
    }

    @Test
    void aCollectionIsMadeByKeyboardAlone() {
        Account account = Account.signUp(server);
        Project project = account.createProject("Magazine");
        try (Visitor visitor = visitor(desktop())) {
            Page page = signedIn(visitor, account);
            open(page, project, "schema");
            button(page, "New collection").first().focus();
            page.keyboard().press("Enter");
            assertThat(field(page, "Label")).isFocused();
            page.keyboard().type("Tasks");
            assertThat(field(page, "Name")).hasValue("tasks");
            field(page, "Label of field 1").focus();
            page.keyboard().type("Title");
            page.keyboard().press("Enter");
            assertThat(page.getByText("1 change not applied yet")).isVisible();
            button(page, "Review and apply").focus();
            page.keyboard().press("Enter");
            assertThat(button(page, "Apply changes")).isEnabled();
            button(page, "Apply changes").focus();
            page.keyboard().press("Enter");
            assertThat(page.getByText("Applied as revision").first()).isVisible();
            visitor.expectNoComplaints();
        }
        assertThat(project.describe("collection(name: \"tasks\") { fields { name system } }")
                        .toString())
                .contains("{\"name\":\"title\",\"system\":false}");
    }

    @Test
    void thePagesFitAPhoneInTheDark() {
        Account account = Account.signUp(server);
        Project project = magazine(account);
        Browser.NewContextOptions phone =
                new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(ColorScheme.DARK);
        try (Visitor visitor = visitor(phone)) {
            Page page = signedIn(visitor, account);
            for (String path : List.of(
                    "schema",
                    "schema/collections/articles",
                    "schema/collections/articles?panel=new-field",
                    "schema/canvas",
                    "schema/history",
                    "rules",
                    "rules/collections/articles",
                    "rules/collections/articles?role=user&action=UPDATE",
                    "rules/roles",
                    "rules/try")) {
                open(page, project, path);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                visitor.screenshot("phone-dark-" + path.replaceAll("[^a-z]+", "-"));
                visitor.expectNoSidewaysScrolling();
            }
            visitor.expectNoComplaints();
        }
    }

    private static Project magazine(Account account) {
        Project project = account.createProject("Magazine");
        project.changeSchema("""
                {"createCollection": {"name": "authors", "fields": [
                  {"name": "name", "type": "TEXT"}, {"name": "email", "type": "EMAIL"}]}}""", """
                {"createCollection": {"name": "articles", "fields": [{"name": "title", "type": "TEXT", "required": true}]}}""");
        return project;
    }

    private Page signedIn(Visitor visitor, Account account) {
        Page page = visitor.page();
        page.navigate(at("console/sign-in"));
        page.getByLabel("Email").fill(account.email());
        page.getByLabel("Password").fill(account.password());
        button(page, "Sign in").click();
        assertThat(page).not().hasURL(Pattern.compile(".*/sign-in.*"));
        return page;
    }

    private void open(Page page, Project project, String path) {
        page.navigate(at("console/projects/" + project.slug() + "/" + path));
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setLevel(1).setIncludeHidden(true)))
                .hasCount(1);
    }

    /** From the middle of one to the middle of another and so much further down, in steps as a hand does it. */
    private static void drag(Page page, Locator from, Locator to, double down) {
        from.waitFor();
        BoundingBox start = from.boundingBox();
        BoundingBox end = to.boundingBox();
        Mouse.MoveOptions steps = new Mouse.MoveOptions().setSteps(8);
        page.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        page.mouse().down();
        page.mouse().move(start.x + start.width / 2 + 20, start.y + start.height / 2 + 20, steps);
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2 + down, steps);
        page.mouse().up();
    }

    private static Locator node(Page page, String collection) {
        return page.locator(".react-flow__node[data-id='" + collection + "']");
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1280, 900);
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        return chromium.visitor(options, server.url().getAuthority());
    }

    private String at(String path) {
        return server.url().resolve(path).toString();
    }
}
