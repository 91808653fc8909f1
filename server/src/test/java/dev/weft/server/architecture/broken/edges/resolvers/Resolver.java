package dev.weft.server.architecture.broken.edges.resolvers;

public record Resolver(String name) {}
