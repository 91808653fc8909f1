package dev.weft.server.console;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The console's {@code index.html}, or a sentence where the server was built without the console. */
record StartPage(Resource resource) {
    private static final String MISSING =
            "<!doctype html><title>Weft</title><p>This server was built without its console. The API is at /graphql.</p>";

    static StartPage find() {
        Resource page = new ClassPathResource("META-INF/resources/console/index.html");
        return new StartPage(page.exists() ? page : new Sentence());
    }

    /** Has a name, from which its type is told. */
    private static final class Sentence extends ByteArrayResource {
        Sentence() {
            super(MISSING.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public @Nullable String getFilename() {
            return "index.html";
        }

        @Override
        public long lastModified() {
            return 0;
        }
    }
}
