package dev.weft.server.architecture.broken.cycle.two;

import dev.weft.server.architecture.broken.cycle.one.One;
import org.jspecify.annotations.Nullable;

public record Two(@Nullable One one) {}
