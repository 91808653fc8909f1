package dev.weft.server.architecture.broken.cycle.one;

import dev.weft.server.architecture.broken.cycle.two.Two;
import org.jspecify.annotations.Nullable;

public record One(@Nullable Two two) {}
