package dev.weft.catalog;

import java.util.UUID;

public record FieldId(UUID value) {
    public static FieldId random() {
        return new FieldId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
