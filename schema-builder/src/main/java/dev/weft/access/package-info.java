/**
 * Who calls and what that lets them see. Start at {@link dev.weft.access.Caller}.
 */
@NullMarked
package dev.weft.access;

import org.jspecify.annotations.NullMarked;
