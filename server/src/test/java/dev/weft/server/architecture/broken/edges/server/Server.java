package dev.weft.server.architecture.broken.edges.server;

import dev.weft.server.architecture.broken.edges.subscriptions.Subscription;

public record Server(Subscription subscription) {}
