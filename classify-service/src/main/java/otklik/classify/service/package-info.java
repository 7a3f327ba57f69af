/** The running service: configuration, start and end, health. */
@NullMarked
package otklik.classify.service;

import org.jspecify.annotations.NullMarked;
