package dev.weft.subscriptions.share;

/**
 * Something to be told.
 *
 * @param step that it is about
 * @param result an ExecutionResult as JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record Told(long step, byte[] result) {}
