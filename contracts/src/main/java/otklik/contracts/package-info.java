/**
 * The published language of Otklik: what travels on each stream, as plain records. No framework, no behaviour beyond
 * deriving ids. Shapes change additively; a break is a new type beside the old one.
 */
package otklik.contracts;
