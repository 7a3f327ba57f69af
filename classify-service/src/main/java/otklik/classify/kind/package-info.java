/** What kind of message a citizen wrote: complaint, request, question, suggestion, gratitude or another. */
@NullMarked
package otklik.classify.kind;

import org.jspecify.annotations.NullMarked;
