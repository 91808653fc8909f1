package dev.weft.server.architecture.broken.edges.server;

import dev.weft.server.architecture.broken.edges.subscriptions.Subscription;

record Server(Subscription subscription) {}
