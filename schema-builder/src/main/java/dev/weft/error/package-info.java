/**
 * How Weft says no: a stable {@link dev.weft.error.ErrorCode}, a sentence that names the field and says what to do.
 * Start at {@link dev.weft.error.ApiException}.
 */
@NullMarked
package dev.weft.error;

import org.jspecify.annotations.NullMarked;
