package dev.weft.catalog;

import java.util.UUID;

public record RelationId(UUID value) {
    public static RelationId random() {
        return new RelationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
