/**
 * What policies say: conditions on rows with variables in them, and values that the server sets. Start at
 * {@link dev.weft.policy.PolicyReader}, which reads a stored policy or says what is wrong with it.
 */
@NullMarked
package dev.weft.policy;

import org.jspecify.annotations.NullMarked;
