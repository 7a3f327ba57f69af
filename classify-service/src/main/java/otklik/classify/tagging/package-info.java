/** One message in, its tags out. */
@NullMarked
package otklik.classify.tagging;

import org.jspecify.annotations.NullMarked;
