package otklik.ingest.message;

/**
 * Ids of what stands where everybody can read it, unique in the whole network: the same comment has the same one, whether
 * the network itself tells us of it or an export does.
 */
public final class NativeIds {
    private NativeIds() {}

    /** @param ownerId whose wall it is; a community's is negative */
    public static String vkPost(long ownerId, long postId) {
        return "post" + ownerId + "_" + postId;
    }

    /** @param ownerId on whose wall it is; a community's is negative */
    public static String vkComment(long ownerId, long commentId) {
        return "comment" + ownerId + "_" + commentId;
    }
}
