/** Checks of what is deployed to a cluster. */
@NullMarked
package otklik.deploy;

import org.jspecify.annotations.NullMarked;
