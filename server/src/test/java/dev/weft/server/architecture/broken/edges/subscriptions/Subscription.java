package dev.weft.server.architecture.broken.edges.subscriptions;

import dev.weft.server.architecture.broken.edges.resolvers.Resolver;

public record Subscription(Resolver resolver) {}
