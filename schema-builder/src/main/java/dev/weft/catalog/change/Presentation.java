package dev.weft.catalog.change;

import org.jspecify.annotations.Nullable;

/** How texts for people change: absent leaves them as they were. */
final class Presentation {
    private Presentation() {}

    /** An empty text takes away. */
    static @Nullable String changed(@Nullable String wish, @Nullable String now) {
        if (wish == null) {
            return now;
        }
        return wish.isBlank() ? null : wish;
    }

    /** There is always a label. */
    static String label(@Nullable String wish, String now) {
        return wish == null || wish.isBlank() ? now : wish;
    }
}
