package dev.weft.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's browser, driven by Playwright, which downloads none of its own. */
final class Chromium implements AutoCloseable {
    /** What a page may take on a machine that does much else. */
    private static final int PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable())
                                    .setArgs(List.of(
                                            "--no-sandbox",
                                            "--disable-gpu",
                                            "--disable-background-networking",
                                            "--disable-component-update",
                                            "--disable-sync",
                                            "--no-first-run"))));
        } catch (RuntimeException | Error e) {
            playwright.close();
            throw e;
        }
    }

    private static Path executable() {
        String named = System.getenv("WEFT_BROWSER");
        Path path = Path.of(named == null || named.isBlank() ? "/usr/bin/chromium" : named);
        if (!Files.isExecutable(path)) {
            throw new AssertionError("There is no browser at " + path
                    + ". ./weft test finds or gets one; otherwise name a" + " Chromium or Chrome by WEFT_BROWSER.");
        }
        return path;
    }

    Visitor visitor(Browser.NewContextOptions options, String host) {
        return new Visitor(browser.newContext(options.setLocale("en-GB")), host);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
