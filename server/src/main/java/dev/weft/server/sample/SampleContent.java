package dev.weft.server.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What makes the bookshop out of an empty project. */
public final class SampleContent {
    public static final String NAME = "Bookshop";

    private SampleContent() {}

    /** The operations that create its collections, as changeSchema takes them. */
    public static List<Map<String, Object>> operations() {
        try (InputStream file =
                Objects.requireNonNull(SampleContent.class.getResourceAsStream("/sample/bookshop.json"))) {
            return JsonMapper.shared().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills the project. */
    public static void write(SampleRows rows, String slug, UUID account) {
        new SampleWriter(requests -> rows.write(slug, account, requests)).write(new Bookshop());
    }
}
