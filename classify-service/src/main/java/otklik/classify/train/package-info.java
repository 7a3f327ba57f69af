/** Trains the model of categories from labelled messages. */
@NullMarked
package otklik.classify.train;

import org.jspecify.annotations.NullMarked;
