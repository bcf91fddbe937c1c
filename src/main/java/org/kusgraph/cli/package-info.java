/** Arguments in, exit code out. The only package that prints, that ends the program, and that knows picocli. */
@NullMarked
@CheckReturnValue
package org.kusgraph.cli;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
