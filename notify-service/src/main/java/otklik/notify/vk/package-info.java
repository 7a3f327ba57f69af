/**
 * VK's {@code messages.send} and {@code wall.createComment}. Who spoke on a wall is answered by direct message; the wall gets
 * neutral words.
 */
package otklik.notify.vk;
