package dev.weft.change.breaking;

/**
 * What one schema keeps no longer.
 *
 * @param coordinate in the schema before
 * @param use what an operation does that it affects, as {@link DocumentUses} writes it
 */
record Loss(String coordinate, String message, String use) {
    static Loss of(String coordinate, String message) {
        return new Loss(coordinate, message, coordinate);
    }
}
