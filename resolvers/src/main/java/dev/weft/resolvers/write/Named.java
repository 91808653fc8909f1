package dev.weft.resolvers.write;

import dev.weft.error.ApiError;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.RelationEnd;
import dev.weft.resolvers.write.NestedWrite.Connect;
import dev.weft.resolvers.write.NestedWrite.Create;
import dev.weft.resolvers.write.NestedWrite.Delete;
import dev.weft.resolvers.write.NestedWrite.Disconnect;
import dev.weft.resolvers.write.NestedWrite.Replace;
import dev.weft.resolvers.write.NestedWrite.Update;
import dev.weft.resolvers.write.NestedWrite.Which;
import org.jspecify.annotations.Nullable;

/** The one row that a nested write names by a key. */
final class Named {
    private Named() {}

    static RowKey in(NestedWrite write) {
        RowKey key = key(write);
        if (key == null) {
            throw new IllegalArgumentException("names no row: " + write.path().names());
        }
        return key;
    }

    private static @Nullable RowKey key(NestedWrite write) {
        return switch (write) {
            case Connect(var _, RowKey key, var _) -> key;
            case Disconnect(var _, RowKey key, var _) -> key;
            case Delete(var _, RowKey key, var _) -> key;
            case Update(var _, Which which, var _, var _) ->
                switch (which) {
                    case Which.Named(RowKey key) -> key;
                    case Which.TheOne _, Which.Found _ -> null;
                };
            case Create _, NestedWrite.Upsert _, Replace _ -> null;
        };
    }

    /** A row that is none of the relation's is told like one that is not there. */
    static ApiError notTheirs(RelationEnd relation, CollectionModel target, NestedWrite write) {
        return ApiError.of(
                        ErrorCode.NOT_FOUND,
                        "'" + relation.apiName() + "' has no " + target.typeName()
                                + (relation.isToMany() ? " with this key" : ""))
                .at(write.path().names());
    }
}
