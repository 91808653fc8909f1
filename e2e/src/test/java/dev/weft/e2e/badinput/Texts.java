package dev.weft.e2e.badinput;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Texts that are too long to be written in the table. */
final class Texts {
    private Texts() {}

    /** A text as it is, or {@code {before, repeat, times, after}}, or {@code {fragments}}. */
    static String of(JsonNode input) {
        if (input.has("fragments")) {
            return doublingFragments(input.get("fragments").asInt());
        }
        if (input.has("repeat")) {
            String unit = input.get("repeat").asString();
            return IntStream.range(0, input.get("times").asInt())
                    .mapToObj(i -> unit.equals("#\n") ? unit : unit.replace("#", Integer.toString(i)))
                    .collect(Collectors.joining(
                            "",
                            input.get("before").asString(),
                            input.get("after").asString()));
        }
        return input.asString("");
    }

    private static String doublingFragments(int count) {
        return "{ ...F0 } "
                + IntStream.range(0, count)
                        .mapToObj(i -> "fragment F%d on Query { ...F%d ...F%d } ".formatted(i, i + 1, i + 1))
                        .collect(Collectors.joining())
                + "fragment F%d on Query { __typename }".formatted(count);
    }

    /** {@code {"not": {"not": ... {}}}}. */
    static String nested(String member, int times) {
        return "{\"%s\":".formatted(member).repeat(times) + "{}" + "}".repeat(times);
    }
}
