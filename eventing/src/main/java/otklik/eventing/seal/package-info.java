/**
 * Sealing: text that one service writes and one other alone can read. Hybrid encryption by Tink (HPKE, X25519); the public
 * key wraps a data key that serves for some minutes, so that a seal costs one AES-GCM.
 */
package otklik.eventing.seal;
