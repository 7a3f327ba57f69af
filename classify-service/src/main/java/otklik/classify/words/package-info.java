/** A text as words in sentences, and lists of words to look for in it. */
@NullMarked
package otklik.classify.words;

import org.jspecify.annotations.NullMarked;
