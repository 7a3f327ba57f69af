/** How fast a core masks, classifies and seals. */
@NullMarked
package otklik.classify.bench;

import org.jspecify.annotations.NullMarked;
