/**
 * What policies let a set of roles read, as conditions on rows: pure, without SQL. Start at
 * {@link dev.weft.resolvers.policy.ReadRules}.
 */
@NullMarked
package dev.weft.resolvers.policy;

import org.jspecify.annotations.NullMarked;
