package dev.weft.resolvers.execution;

/** What a response can tell about its operation besides the data. */
public enum ResponseExtension {
    /** The figure that the operation was counted with. */
    COST("cost"),
    /** The statements that ran, and PostgreSQL's plans for them. */
    EXPLAIN("explain");

    private final String key;

    ResponseExtension(String key) {
        this.key = key;
    }

    /** In the {@code extensions} of the request, where it is true, and of the response. */
    public String key() {
        return key;
    }
}
