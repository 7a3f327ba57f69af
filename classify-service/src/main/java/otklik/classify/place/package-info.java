/** Where a message is about: a grammar of Russian addresses and the region pack's gazetteer, in time linear in the text's length. */
@NullMarked
package otklik.classify.place;

import org.jspecify.annotations.NullMarked;
