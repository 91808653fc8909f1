package dev.weft.catalog;

import java.util.UUID;

public record CollectionId(UUID value) {
    public static CollectionId random() {
        return new CollectionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
