/** What a message is about: a linear model over hashed words and parts of words. */
@NullMarked
package otklik.classify.category;

import org.jspecify.annotations.NullMarked;
