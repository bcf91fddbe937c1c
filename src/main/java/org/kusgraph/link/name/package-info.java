/** What is known of names: how they are written, shortened, spelled and translated, and what of them tells things apart. */
@NullMarked
@CheckReturnValue
package org.kusgraph.link.name;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
