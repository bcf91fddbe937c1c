/** SPARQL, pages, reconciliation and description over HTTP. The only package that knows Fuseki and servlets. */
@NullMarked
@CheckReturnValue
package org.kusgraph.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
