package dev.weft.change;

import dev.weft.change.breaking.BreakingChange;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says no to a change that breaks clients. */
final class BreakingRefusal {
    /** As many errors as a response shows. */
    private static final int MOST = 10;

    private static final int MOST_CLIENTS = 5;

    private BreakingRefusal() {}

    /** One error for each breaking change; the last stands for those that are too many. */
    static ApiException of(List<BreakingChange> changes) {
        boolean tooMany = changes.size() > MOST;
        List<ApiError> errors = new ArrayList<>();
        changes.stream().limit(tooMany ? MOST - 1 : MOST).forEach(change -> errors.add(error(change)));
        if (tooMany) {
            errors.add(error("%,d more breaking changes; planSchemaChange lists them all"
                    .formatted(changes.size() - errors.size())));
        }
        return new ApiException(errors);
    }

    private static ApiError error(BreakingChange change) {
        return error("%s: %s. %s".formatted(change.coordinate(), change.message(), clients(change)))
                .onFields(List.of(change.coordinate()));
    }

    private static ApiError error(String message) {
        return ApiError.of(ErrorCode.BREAKING_CHANGE, message)
                .at(List.of("acceptBreaking"))
                .withHint("Give acceptBreaking: true to make the change all the same");
    }

    private static String clients(BreakingChange change) {
        List<String> clients = change.clients();
        if (clients.isEmpty()) {
            return "No recorded operation needs it";
        }
        String named = clients.stream().limit(MOST_CLIENTS).collect(Collectors.joining(", "));
        String others = clients.size() > MOST_CLIENTS ? " and " + (clients.size() - MOST_CLIENTS) + " more" : "";
        return "%,d recorded %s: %s%s"
                .formatted(
                        change.affectedOperations(),
                        change.affectedOperations() == 1 ? "operation stops working" : "operations stop working",
                        named,
                        others);
    }
}
