/** From tagged messages to cases: each message opens one case, or repeats or revises a known message. */
package otklik.routing.opening;
