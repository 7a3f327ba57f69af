/** CSV files row by row, in constant memory. */
@NullMarked
package otklik.classify.csv;

import org.jspecify.annotations.NullMarked;
