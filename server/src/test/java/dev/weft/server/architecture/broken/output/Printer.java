package dev.weft.server.architecture.broken.output;

final class Printer {
    private Printer() {}

    static void print() {
        System.out.println("printed");
    }
}
