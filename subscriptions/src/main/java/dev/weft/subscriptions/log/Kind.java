package dev.weft.subscriptions.log;

/** What happened to a row. */
public enum Kind {
    INSERT,
    UPDATE,
    DELETE;

    static Kind of(String letter) {
        return switch (letter) {
            case "I" -> INSERT;
            case "U" -> UPDATE;
            case "D" -> DELETE;
            default -> throw new IllegalArgumentException("no kind of change: " + letter);
        };
    }
}
