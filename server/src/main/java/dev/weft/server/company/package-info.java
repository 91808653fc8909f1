/**
 * Companies, their members and their projects. Start at {@link dev.weft.server.company.Companies} and
 * {@link dev.weft.server.company.Projects}.
 */
@NullMarked
package dev.weft.server.company;

import org.jspecify.annotations.NullMarked;
