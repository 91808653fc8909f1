package dev.weft.policy;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where in a policy a reader stands, e.g. {@code rows.author.name.eq}. */
record Place(List<String> steps) {
    private static final int MOST_SHOWN = 80;

    Place child(String name) {
        return new Place(Stream.concat(steps.stream(), Stream.of(name)).toList());
    }

    Place child(int position) {
        return child(Integer.toString(position));
    }

    /**
     * @param complaint continues a sentence that begins with the place
     */
    ApiException refuse(String complaint) {
        return new ApiException(ApiError.of(ErrorCode.INVALID_POLICY, "'%s' %s".formatted(this, complaint))
                .at(steps));
    }

    /** What somebody wrote, as a sentence can repeat it. */
    static String quoted(Object written) {
        String text = String.valueOf(written);
        String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        return "'" + shown.replaceAll("\\p{Cntrl}|[\\ud800-\\udfff]", "�") + "'";
    }

    @Override
    public String toString() {
        return steps.stream()
                .map(step -> step.length() > MOST_SHOWN ? step.substring(0, MOST_SHOWN) + "…" : step)
                .map(step -> step.replaceAll("\\p{Cntrl}", "�"))
                .collect(Collectors.joining("."));
    }
}
