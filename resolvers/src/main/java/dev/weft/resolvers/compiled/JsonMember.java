package dev.weft.resolvers.compiled;

import dev.weft.resolvers.plan.DottedPath;
import dev.weft.resolvers.sql.Json;
import dev.weft.resolvers.sql.Row;
import org.jspecify.annotations.Nullable;

/** A JSON value, whole or a part of it. PostgreSQL's text of it is JSON already. */
record JsonMember(FieldNode node, int ordinal) implements Member {
    private static final int NULL_LENGTH = 4;

    @Override
    public Outcome write(Run run, @Nullable Object source, int position) {
        Row row = RowMembers.row(source);
        String path;
        try {
            path = (String) run.arguments(node).get("path");
        } catch (RuntimeException e) {
            return run.fail(node, e);
        }
        return path == null ? whole(run, row.text(ordinal)) : part(run, row, path);
    }

    private static Outcome whole(Run run, byte @Nullable [] json) {
        if (json == null || (json.length == NULL_LENGTH && json[0] == 'n')) {
            return Outcome.NOTHING;
        }
        return Members.written(run, json);
    }

    private Outcome part(Run run, Row row, String path) {
        Object part = DottedPath.follow(row.value(ordinal), DottedPath.parse(path));
        if (part == null) {
            return Outcome.NOTHING;
        }
        run.out().raw(Json.write(part));
        return Outcome.WRITTEN;
    }
}
