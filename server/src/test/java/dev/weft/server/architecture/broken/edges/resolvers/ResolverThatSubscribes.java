package dev.weft.server.architecture.broken.edges.resolvers;

import dev.weft.server.architecture.broken.edges.subscriptions.Subscription;

record ResolverThatSubscribes(Subscription subscription) {}
