package otklik.ingest.attachment.source;

/**
 * A kind of address that files can have. Beans of this type are all there are: an address that none {@link #knows} is refused.
 * Thread-safe.
 */
public interface Source {
    /** Whether addresses of this form are its own; no two sources may know the same. */
    boolean knows(String address);

    /** What the limit of fetches at a time is counted by: a host, or another name for who serves the file; never a secret. */
    String host(String address);

    /**
     * Fetches the file within the time limit of an attempt. Called on a virtual thread, may block.
     *
     * @param owner code of the bot or connector by which the message came
     */
    Fetched fetch(String address, String owner, Allowance allowance) throws InterruptedException;
}
