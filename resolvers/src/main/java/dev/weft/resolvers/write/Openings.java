package dev.weft.resolvers.write;

import dev.weft.catalog.PolicyAction;
import dev.weft.error.ApiError;
import dev.weft.resolvers.plan.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks of rows that the caller reads whether he may treat them in the ways that he wants to. */
final class Openings {
    private final RowRights rights;
    private final PolicyAction action;
    private final List<Set<String>> ways = new ArrayList<>();

    Openings(RowRights rights, PolicyAction action) {
        this.rights = rights;
        this.action = action;
    }

    /** @param names what is touched in one of the ways */
    void add(Set<String> names) {
        if (isAsked(names) && !ways.contains(names)) {
            ways.add(names);
        }
    }

    /** @param reply that tells nothing yet besides the row */
    Reply asked(Reply reply) {
        Reply asked = reply;
        for (Set<String> names : ways) {
            asked = asked.asking(rights.rows(action, names));
        }
        return asked;
    }

    boolean open(Told row, Set<String> names) {
        return !isAsked(names) || row.yes(ways.indexOf(names));
    }

    ApiError closed(Set<String> names, ArgumentPath path) {
        return Forbidden.row(rights.collection(), action, path, rights.named(names));
    }

    private boolean isAsked(Set<String> names) {
        return !rights.rows(action, names).equals(Predicate.ALWAYS);
    }
}
