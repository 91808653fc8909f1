package dev.weft.server.architecture.broken.stray.elsewhere;

record Stray(String name) {}
