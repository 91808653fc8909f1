package dev.weft.server.http;

public enum OperationType {
    QUERY,
    MUTATION,
    SUBSCRIPTION
}
