/**
 * Citizens' addresses: kept under a key for each citizen, in plain only for the time of a call. The keys lie in a database of their
 * own, wrapped by a master key that lies in neither: a key that is erased leaves nothing that opens what it sealed.
 */
package otklik.notify.vault;
