/**
 * Whether the benchmark of {@code e2e/bench} still works; it is run by {@code ./weft bench}. Start at
 * {@link dev.weft.e2e.bench.BenchTest}.
 */
@NullMarked
package dev.weft.e2e.bench;

import org.jspecify.annotations.NullMarked;
