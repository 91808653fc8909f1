package dev.weft.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private static final int ATTEMPTS = 10;
    private static final String PASSWORD = "four unrelated old words";

    private final RunningServer server;
    private Chromium chromium;

    ConsoleTest(RunningServer server) {
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
    void aNewcomerSignsUpAndSeesARowInGraphiQl() {
        String email = newEmail();
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            Page page = visitor.page();
            page.navigate(at("console/sign-up"));
            assertThat(heading(page, "Create your account")).isVisible();
            visitor.screenshot("sign-up");
            page.getByLabel("Name (optional)").fill("Nora Newcomer");
            page.getByLabel("Email").fill(email);
            page.getByLabel("Password").fill(PASSWORD);
            button(page, "Create account").click();
            assertThat(heading(page, "Projects")).isVisible();
            visitor.screenshot("projects-empty");

            Project project = projectWithARow(new Account(server, email, PASSWORD, "").signIn());
            page.navigate(at("console/projects/" + project.slug() + "/api"));
            assertThat(heading(page, "API")).isVisible();
            runQuery(page, "{ plants { totalCount nodes { name height } } }", "Foxglove");
            assertThat(region(page, "Result Window")).containsText("\"totalCount\": 1");
            visitor.screenshot("graphiql");
            visitor.expectNoSidewaysScrolling();
            visitor.expectNoComplaints();
        }
    }

    @Test
    void aProjectIsMadeInTheConsole() {
        Account account = Account.signUp(server);
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = visitor.page();
            signIn(page, account);
            page.getByLabel("Project name").fill("Kitchen of Ada");
            button(page, "Create project").click();
            assertThat(heading(page, "Kitchen of Ada")).isVisible();
            page.navigate(at("console/"));
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("Kitchen of Ada");
            visitor.screenshot("projects");
            visitor.expectNoComplaints();
        }
    }

    @Test
    void aWrongPasswordIsSaidAndTheEmailStays() {
        Account account = Account.signUp(server);
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = visitor.page();
            page.navigate(at("console/sign-in"));
            page.getByLabel("Email").fill(account.email());
            page.getByLabel("Password").fill("not the right words at all");
            button(page, "Sign in").click();
            assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
            assertThat(page.getByLabel("Email")).hasValue(account.email());
            visitor.screenshot("wrong-password");
            visitor.expectNoComplaints();
        }
    }

    @Test
    void aDeepLinkIsReachedAfterSigningInAndSurvivesReloading() {
        Account account = Account.signUp(server);
        Project project = projectWithARow(account);
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = visitor.page();
            page.navigate(at("console/projects/" + project.slug() + "/api"));
            assertThat(heading(page, "Sign in")).isVisible();
            fillIn(page, account);
            assertThat(heading(page, "API")).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*/console/projects/" + project.slug() + "/api.*"));
            page.reload();
            assertThat(heading(page, "API")).isVisible();
            visitor.expectNoComplaints();
        }
    }

    @Test
    void theConsoleFitsAPhone() {
        Account account = Account.signUp(server);
        Project project = projectWithARow(account);
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(400, 800))) {
            tour(visitor, account, project, "phone");
        }
    }

    @Test
    void theConsoleIsDarkWhereTheSystemIs() {
        Account account = Account.signUp(server);
        Project project = projectWithARow(account);
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK))) {
            tour(visitor, account, project, "dark");
            Object background = visitor.page().evaluate("getComputedStyle(document.body).backgroundColor");
            org.assertj.core.api.Assertions.assertThat(String.valueOf(background))
                    .isNotIn("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)");
        }
    }

    private void tour(Visitor visitor, Account account, Project project, String name) {
        Page page = visitor.page();
        page.navigate(at("console/sign-in"));
        assertThat(heading(page, "Sign in")).isVisible();
        visitor.screenshot(name + "-sign-in");
        visitor.expectNoSidewaysScrolling();
        signIn(page, account);
        assertThat(page.getByText("Garden").first()).isVisible();
        visitor.screenshot(name + "-projects");
        visitor.expectNoSidewaysScrolling();
        page.navigate(at("console/projects/" + project.slug() + "/api"));
        runQuery(page, "{ plants { nodes { name } } }", "Foxglove");
        visitor.screenshot(name + "-graphiql");
        visitor.expectNoSidewaysScrolling();
        visitor.expectNoComplaints();
    }

    private static Project projectWithARow(Account account) {
        Project project = account.createProject("Garden");
        project.changeSchema("""
                {"createCollection": {"name": "plants", "fields": [
                  {"name": "name", "type": "TEXT", "required": true}, {"name": "height", "type": "NUMBER"}]}}""");
        project.query("mutation { createPlant(input: { name: \"Foxglove\", height: \"1.2\" }) { outcome } }");
        return project;
    }

    private void signIn(Page page, Account account) {
        page.navigate(at("console/sign-in"));
        fillIn(page, account);
        assertThat(heading(page, "Projects")).isVisible();
    }

    private static void fillIn(Page page, Account account) {
        page.getByLabel("Email").fill(account.email());
        page.getByLabel("Password").fill(account.password());
        button(page, "Sign in").click();
    }

    /** GraphiQL takes in what was typed a moment later, so the query may have to be run again. */
    private static void runQuery(Page page, String query, String expected) {
        region(page, "Operation Editor").locator(".view-lines").first().click();
        page.keyboard().press("ControlOrMeta+A");
        page.keyboard().press("Delete");
        page.keyboard().insertText(query);
        Locator result = region(page, "Result Window");
        for (int i = 0; i < ATTEMPTS && !shows(result, expected); i++) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Execute query")))
                    .first()
                    .click();
        }
        assertThat(result).containsText(expected);
    }

    private static boolean shows(Locator result, String expected) {
        try {
            assertThat(result).containsText(expected, new LocatorAssertions.ContainsTextOptions().setTimeout(1_000));
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        return chromium.visitor(options, server.url().getAuthority());
    }

    private String at(String path) {
        return server.url().resolve(path).toString();
    }

    private static String newEmail() {
        return "newcomer-" + UUID.randomUUID() + "@example.com";
    }
}
