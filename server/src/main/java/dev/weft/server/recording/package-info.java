/**
 * Which operations clients send: what a change of the schema would break is found among them. Start at
 * {@link dev.weft.server.recording.OperationRecorder}.
 */
@NullMarked
package dev.weft.server.recording;

import org.jspecify.annotations.NullMarked;
