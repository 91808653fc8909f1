package dev.weft.server.architecture.broken.injection;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

final class FieldInjected {
    @Autowired
    private @Nullable String value;

    @Nullable
    String value() {
        return value;
    }
}
