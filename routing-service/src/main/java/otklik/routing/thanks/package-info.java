/** The register of thanks: who was praised, how often and in which words. */
package otklik.routing.thanks;
