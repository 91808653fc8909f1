package dev.weft.server.architecture.broken.unmarked;

record Unmarked(String name) {}
