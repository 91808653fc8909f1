/**
 * {@code ./weft sample}: a bookshop to try Weft with, made in a running server through its API as any client would. Start
 * at {@link dev.weft.server.sample.SampleCommand}; the collections are in {@code sample/bookshop.json}, the rows come
 * from {@link dev.weft.server.sample.Bookshop}. Needs nothing of the server around it.
 */
@NullMarked
package dev.weft.server.sample;

import org.jspecify.annotations.NullMarked;
