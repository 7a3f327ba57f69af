/** Commands for files of messages. */
@NullMarked
package otklik.classify.command;

import org.jspecify.annotations.NullMarked;
