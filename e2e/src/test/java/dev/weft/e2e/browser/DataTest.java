package dev.weft.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The grid, the record page and their forms, over a library of books. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataTest {
    private final RunningServer server;
    private Chromium chromium;

    DataTest(RunningServer server) {
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
    void rowsAreFilteredAndSortedAndTheLinkBringsThemBack() {
        Library library = library();
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            Page page = open(visitor, library, "books");
            assertThat(cell(page, "Bears")).isVisible();
            button(page, "Filter").click();
            button(page, "Condition").click();
            page.getByLabel("Value for Title").fill("wol");
            assertThat(cell(page, "Wolves")).isVisible();
            assertThat(cell(page, "Bears")).hasCount(0);
            button(page, "Condition").click();
            page.getByLabel("What is tested").nth(1).selectOption("@author");
            region(page, "Filter")
                    .getByText("Condition", new Locator.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            page.getByLabel("Value for Name").fill("ann");
            assertThat(page).hasURL(Pattern.compile(".*filter=.*author.*"));
            assertThat(page.getByText("1 record", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            visitor.screenshot("data-filter");

            page.reload();
            assertThat(cell(page, "Wolves")).isVisible();
            assertThat(cell(page, "Bears")).hasCount(0);

            page.navigate(at(library, "books"));
            page.getByRole(AriaRole.COLUMNHEADER)
                    .getByRole(AriaRole.BUTTON, named("Pages"))
                    .click();
            page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sort descending"))
                    .click();
            assertThat(firstRow(page)).containsText("Wolves");
            assertThat(page).hasURL(Pattern.compile(".*sort=-pages.*"));
            visitor.expectNoComplaints();
        }
    }

    @Test
    void aCellIsEditedByTheKeyboardAndUndone() {
        Library library = library();
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            Page page = open(visitor, library, "books");
            cell(page, "Bears").click();
            page.keyboard().press("Enter");
            page.keyboard().press("ControlOrMeta+A");
            page.keyboard().type("Brown bears");
            page.keyboard().press("Enter");
            assertThat(cell(page, "Brown bears")).isVisible();
            button(page, "Undo last edit").click();
            assertThat(cell(page, "Bears")).isVisible();

            cell(page, "Bears").click();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("Enter");
            page.keyboard().type("x");
            page.keyboard().press("Escape");
            assertThat(cell(page, "Bears")).isFocused();
            visitor.expectNoComplaints();
        }
    }

    @Test
    void aRowIsCreatedByAFormDeletedAndBroughtBack() {
        Library library = library();
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            Page page = open(visitor, library, "books");
            assertThat(cell(page, "Bears")).isVisible();
            button(page, "New record").click();
            button(page, "Create record").click();
            assertThat(page.getByText("Give a value.").first()).isVisible();
            page.getByLabel("Title").fill("Foxes");
            page.getByLabel("Pages (optional)").fill("77");
            page.getByLabel("Author").click();
            page.getByRole(AriaRole.OPTION).getByText("Ann").click();
            visitor.screenshot("data-new-record");
            button(page, "Create record").click();
            assertThat(cell(page, "Foxes")).isVisible();

            Locator row = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Foxes"));
            row.getByRole(AriaRole.CHECKBOX).click();
            region(page, "Selected records").getByText("Delete").click();
            button(page, "Delete record").click();
            assertThat(cell(page, "Foxes")).hasCount(0);
            button(page, "Undo").click();
            assertThat(cell(page, "Foxes")).isVisible();
            visitor.expectNoComplaints();
        }
    }

    @Test
    void twoBrowsersSeeEachOthersEdits() {
        Library library = library();
        try (Visitor ann = visitor(new Browser.NewContextOptions().setViewportSize(1280, 800));
                Visitor bob = visitor(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            Page first = open(ann, library, "books");
            Page second = open(bob, library, "books");
            assertThat(first.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(second.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            write(first, "Bears", "Polar bears");
            assertThat(cell(second, "Polar bears")).isVisible();
            write(second, "Wolves", "White wolves");
            assertThat(cell(first, "White wolves")).isVisible();
            ann.expectNoComplaints();
            bob.expectNoComplaints();
        }
    }

    @Test
    void whoMeetsAnotherEditSeesBothValues() {
        Library library = library();
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            Page page = open(visitor, library, "books");
            cell(page, "Bears").dblclick();
            page.keyboard().press("ControlOrMeta+A");
            page.keyboard().type("Mine");
            library.project()
                    .query("mutation { updateBooks(filter: { title: { eq: \"Bears\" } },"
                            + " patch: { title: \"Theirs\" }) { affectedCount } }");
            page.keyboard().press("Enter");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Theirs");
            assertThat(dialog).containsText("Mine");
            visitor.screenshot("data-conflict");
            button(page, "Save mine").click();
            assertThat(cell(page, "Mine")).isVisible();
            visitor.expectNoComplaints();
        }
    }

    @Test
    void theGridFitsAPhoneAndTheDark() {
        Library library = library();
        try (Visitor visitor = visitor(
                new Browser.NewContextOptions().setViewportSize(360, 760).setColorScheme(ColorScheme.DARK))) {
            Page page = open(visitor, library, "books");
            assertThat(cell(page, "Bears")).isVisible();
            visitor.screenshot("data-phone-dark");
            visitor.expectNoSidewaysScrolling();
            visitor.expectNoComplaints();
        }
    }

    private record Library(Account account, Project project) {}

    private Library library() {
        Account account = Account.signUp(server);
        Project project = account.createProject("Library");
        project.changeSchema("""
                {"createCollection": {"name": "authors", "fields": [{"name": "name", "type": "TEXT", "required": true}]}}""", """
                {"createCollection": {"name": "books", "fields": [
                  {"name": "title", "type": "TEXT", "required": true}, {"name": "pages", "type": "INTEGER"},
                  {"name": "status", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "published"}]},
                  {"name": "published_on", "type": "DATE"}]}}""", """
                {"createRelation": {"collection": "books", "name": "author", "target": "authors",
                  "inverseName": "books", "required": true}}""");
        project.query("""
                mutation {
                  createAuthor(input: { name: "Ann", books: { create: [
                    { title: "Bears", pages: 120, status: PUBLISHED, publishedOn: "2024-02-29" },
                    { title: "Wolves", pages: 340, status: DRAFT }] } }) { outcome }
                }""");
        return new Library(account, project);
    }

    private Page open(Visitor visitor, Library library, String collection) {
        Page page = visitor.page();
        page.navigate(at(library, collection));
        page.getByLabel("Email").fill(library.account().email());
        page.getByLabel("Password").fill(library.account().password());
        button(page, "Sign in").click();
        assertThat(page.getByRole(AriaRole.GRID)).isVisible();
        return page;
    }

    private static void write(Page page, String before, String after) {
        cell(page, before).dblclick();
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().type(after);
        page.keyboard().press("Enter");
    }

    private static Locator cell(Page page, String text) {
        return page.getByRole(
                AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private static Locator firstRow(Page page) {
        return page.locator("[role=row][data-row='0']");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        return chromium.visitor(options, server.url().getAuthority());
    }

    private String at(Library library, String collection) {
        String slug = library.project().slug();
        return server.url()
                .resolve("console/projects/" + slug + "/data/" + collection)
                .toString();
    }
}
