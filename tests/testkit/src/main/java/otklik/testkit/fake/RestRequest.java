package otklik.testkit.fake;

/**
 * A page that a {@link FakeRestSource} was asked for.
 *
 * @param path without the query
 * @param cursor as it was sent, decoded
 * @param authorized whether the secret was right
 */
public record RestRequest(String path, String cursor, boolean authorized) {}
