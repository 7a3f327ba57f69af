/** What staff's decisions teach: from cases to examples, and the examples for who trains a model. */
@NullMarked
package otklik.classify.learning;

import org.jspecify.annotations.NullMarked;
