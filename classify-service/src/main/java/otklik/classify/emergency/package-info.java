/** Messages about an emergency that goes on now: they are answered with "call 112" and flagged. */
@NullMarked
package otklik.classify.emergency;

import org.jspecify.annotations.NullMarked;
