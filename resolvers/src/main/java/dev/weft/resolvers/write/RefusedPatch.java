package dev.weft.resolvers.write;

import dev.weft.model.Column;
import dev.weft.resolvers.sql.Violation;
import java.util.List;

/** The one patch whose values the database can refuse, or what its operations make. */
record RefusedPatch(ArgumentPath patch, ArgumentPath opsPath, List<ColumnOp> ops) implements WriteErrors.Place {
    @Override
    public ArgumentPath of(Violation violation, List<Column> columns) {
        return patch;
    }
}
