/**
 * Hundreds of inputs that nobody should send, in {@code bad-inputs.jsonl}, against a running server. Start at
 * {@link dev.weft.e2e.badinput.BadInputTest}; {@link dev.weft.e2e.badinput.Sender} says what the words of the table mean.
 */
@NullMarked
package dev.weft.e2e.badinput;

import org.jspecify.annotations.NullMarked;
