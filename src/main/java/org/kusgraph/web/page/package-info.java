/** The pages that people read: what each shows, in which language, and how it becomes HTML. The only package with words for them. */
@NullMarked
@CheckReturnValue
package org.kusgraph.web.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
