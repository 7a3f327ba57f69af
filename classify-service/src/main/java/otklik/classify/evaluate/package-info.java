/** How good guesses are: measures, and reports of them as JSON and as a page with pictures. */
@NullMarked
package otklik.classify.evaluate;

import org.jspecify.annotations.NullMarked;
