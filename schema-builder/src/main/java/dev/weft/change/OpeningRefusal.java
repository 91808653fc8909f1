package dev.weft.change;

import dev.weft.change.breaking.BreakingChange;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.policy.Opening;
import java.util.List;

/** Asks whether policies are meant as they are written. */
final class OpeningRefusal {
    /** As many errors as a response shows. */
    private static final int MOST = 10;

    private OpeningRefusal() {}

    static ApiException of(List<Opening> openings) {
        return new ApiException(
                openings.stream().limit(MOST).map(OpeningRefusal::error).toList());
    }

    private static ApiError error(Opening opening) {
        return ApiError.of(ErrorCode.CONFIRMATION_REQUIRED, opening.message())
                .at(List.of("acceptBreaking"))
                .onFields(List.of(opening.collection()))
                .withHint("Give acceptBreaking: true if that is what you want");
    }

    /** For a plan, where it stands beside what breaks. */
    static BreakingChange planned(Opening opening) {
        return new BreakingChange(opening.typeName(), opening.message(), List.of());
    }
}
