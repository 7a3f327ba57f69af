/** HTTP: a text in, what it says out; errors as RFC 9457 problem details. */
@NullMarked
package otklik.classify.http;

import org.jspecify.annotations.NullMarked;
