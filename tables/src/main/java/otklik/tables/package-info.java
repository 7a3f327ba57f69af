/**
 * Tables in files, CSV and XLSX, as rows of text: read as streams, in little memory whatever the file, and refused with the place where
 * they turn out not to be what they say. Knows no domain.
 */
@NullMarked
package otklik.tables;

import org.jspecify.annotations.NullMarked;
