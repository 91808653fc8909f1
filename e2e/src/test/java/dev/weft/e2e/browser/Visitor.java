package dev.weft.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser of his own: a page, and everything suspicious that happened on it. */
final class Visitor implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, String host) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onRequest(request -> complainUnless(isOwn(request.url(), host), "request to " + request.url()));
        page.onPageError(error -> complainUnless(error.contains("Canceled"), "script error: " + error));
        page.onConsoleMessage(message -> complainUnless(isExpected(message), "console: " + message.text()));
    }

    private void complainUnless(boolean fine, String complaint) {
        if (!fine) {
            complaints.add(complaint);
        }
    }

    private static boolean isOwn(String url, String host) {
        URI uri = URI.create(url.startsWith("http") ? url : "about:blank");
        return uri.getAuthority() == null || uri.getAuthority().equals(host);
    }

    /** Whether anybody is signed in is asked at the start, and answered with 401 when nobody is. */
    private static boolean isExpected(ConsoleMessage message) {
        return !message.type().equals("error") || message.text().contains("status of 401");
    }

    Page page() {
        return page;
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** The page is not wider than the window. */
    void expectNoSidewaysScrolling() {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("pixels beyond the window's right edge").isEqualTo(0);
    }

    void expectNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
