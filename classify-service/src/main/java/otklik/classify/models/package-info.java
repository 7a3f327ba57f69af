/** Models as versioned files: which there are, which is in use, and how services take up another without restart. */
@NullMarked
package otklik.classify.models;

import org.jspecify.annotations.NullMarked;
