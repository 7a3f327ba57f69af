/** VK: what the Callback API of a community sends (direct messages, comments and posts on its wall) becomes messages. */
package otklik.ingest.vk;
