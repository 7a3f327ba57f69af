/** The secrets of an installation: made at the first start, readable by their owner only. */
package otklik.standalone.keys;
