/** Which messages say nearly the same. */
@NullMarked
package otklik.classify.fingerprint;

import org.jspecify.annotations.NullMarked;
