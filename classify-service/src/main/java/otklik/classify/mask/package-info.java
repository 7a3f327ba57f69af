/** Finds structured personal data in a message and puts tokens in its place, in time linear in its length. */
@NullMarked
package otklik.classify.mask;

import org.jspecify.annotations.NullMarked;
