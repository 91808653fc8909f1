package dev.weft.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.NodePackage;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page: in both themes, on a phone, by keyboard, and as axe sees it. The pictures are kept. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourTest {
    private final RunningServer server;
    private Chromium chromium;
    private String axe;

    TourTest(RunningServer server) {
        this.server = server;
    }

    @BeforeAll
    void launch() throws IOException {
        axe = Files.readString(NodePackage.installed("axe").directory().resolve("node_modules/axe-core/axe.min.js"));
        chromium = Chromium.launch();
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageFitsAPhoneAndCanBeReadByEverybody(ColorScheme theme) {
        Account account = Account.signUp(server);
        Project project = garden(account);
        Browser.NewContextOptions phone =
                new Browser.NewContextOptions().setViewportSize(360, 740).setColorScheme(theme);
        try (Visitor visitor = chromium.visitor(phone, server.url().getAuthority())) {
            Page page = visitor.page();
            page.navigate(at("sign-up"));
            look(visitor, theme, "sign-up");
            page.navigate(at("sign-in"));
            look(visitor, theme, "sign-in");
            signIn(page, account);
            pages(project).forEach((name, path) -> {
                page.navigate(at(path));
                look(visitor, theme, name);
            });
            visitor.expectNoComplaints();
        }
    }

    @Test
    void theWayThroughTheConsoleIsFoundByKeyboard() {
        Account account = Account.signUp(server);
        Project project = garden(account);
        try (Visitor visitor =
                chromium.visitor(new Browser.NewContextOptions(), server.url().getAuthority())) {
            Page page = visitor.page();
            signIn(page, account);
            page.navigate(at("projects/" + project.slug() + "/overview"));
            assertThat(heading(page, "Garden")).isVisible();
            page.keyboard().press("g");
            page.keyboard().press("l");
            assertThat(heading(page, "Logs")).isVisible();
            page.keyboard().press("ControlOrMeta+k");
            page.getByRole(AriaRole.COMBOBOX).fill("api keys");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create key"))
                    .first()
                    .press("Enter");
            page.getByLabel("Name").fill("Website");
            page.keyboard().press("Enter");
            assertThat(heading(page, "Your new key")).isVisible();
            page.keyboard().press("Escape");
            page.keyboard().press("?");
            assertThat(heading(page, "Keyboard shortcuts")).isVisible();
            visitor.screenshot("shortcuts");
            visitor.expectNoComplaints();
        }
    }

    @Test
    void aKeyThatIsMadeInTheConsoleOpensTheProjectAndCanBeTakenBack() {
        Account account = Account.signUp(server);
        Project project = garden(account);
        try (Visitor visitor =
                chromium.visitor(new Browser.NewContextOptions(), server.url().getAuthority())) {
            Page page = visitor.page();
            signIn(page, account);
            page.navigate(at("projects/" + project.slug() + "/api/keys"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create key"))
                    .first()
                    .click();
            page.getByLabel("Name").fill("Server");
            page.getByText("Secret", new Page.GetByTextOptions().setExact(true)).click();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create key"))
                    .click();
            String secret = page.getByLabel("Key", new Page.GetByLabelOptions().setExact(true))
                    .inputValue();
            Assertions.assertThat(fetched(page, project, secret)).contains("\"totalCount\":1");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Done"))
                    .click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke Server"))
                    .click();
            page.getByRole(AriaRole.ALERTDIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke"))
                    .click();
            assertThat(page.getByText("Revoked")).isVisible();
            Assertions.assertThat(fetched(page, project, secret)).contains("UNAUTHENTICATED");
        }
    }

    private static String fetched(Page page, Project project, String secret) {
        return String.valueOf(page.evaluate("""
                async ([slug, key]) => (await fetch('/graphql/' + slug, {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json', 'X-API-Key': key },
                  body: JSON.stringify({ query: '{ plants { totalCount } }' }),
                })).text()
                """, new String[] {project.slug(), secret}));
    }

    private void look(Visitor visitor, ColorScheme theme, String name) {
        Page page = visitor.page();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        visitor.screenshot("phone-" + theme.name().toLowerCase(Locale.ROOT) + "-" + name);
        visitor.expectNoSidewaysScrolling();
        visitor.expectAccessible(axe, name + ", " + theme);
    }

    private static Map<String, String> pages(Project project) {
        String base = "projects/" + project.slug();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("projects", "");
        pages.put("new-project", "new");
        pages.put("account", "account");
        pages.put("overview", base + "/overview");
        pages.put("schema", base + "/schema");
        pages.put("data", base + "/data/plants");
        pages.put("rules", base + "/rules");
        pages.put("keys", base + "/api/keys");
        pages.put("operations", base + "/api/operations");
        pages.put("logs", base + "/logs");
        pages.put("audit", base + "/logs/audit");
        pages.put("settings", base + "/settings");
        pages.put("not-found", base + "/nowhere");
        return pages;
    }

    private static Project garden(Account account) {
        Project project = account.createProject("Garden");
        project.changeSchema("""
                {"createCollection": {"name": "plants", "fields": [
                  {"name": "name", "type": "TEXT", "required": true}, {"name": "height", "type": "NUMBER"}]}}""");
        project.query("mutation { createPlant(input: { name: \"Foxglove\", height: \"1.2\" }) { outcome } }");
        return project;
    }

    private void signIn(Page page, Account account) {
        page.navigate(at("sign-in"));
        page.getByLabel("Email").fill(account.email());
        page.getByLabel("Password").fill(account.password());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(heading(page, "Projects")).isVisible();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String at(String path) {
        return server.url().resolve("console/" + path).toString();
    }
}
