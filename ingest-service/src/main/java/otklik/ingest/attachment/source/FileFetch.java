package otklik.ingest.attachment.source;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import otklik.ingest.fetch.Fetch;
import otklik.ingest.fetch.Reply;
import otklik.ingest.fetch.Wanted;

/**
 * GETs files.
 *
 * @param limit time of one GET, connecting included
 */
record FileFetch(Fetch fetch, Duration limit) {
    private static final Map<String, String> ANY_TYPE = Map.of("accept", "*/*");

    Reply get(URI url, Allowance allowance) throws InterruptedException {
        return fetch.get(new Wanted(url, ANY_TYPE, allowance.most(), limit, allowance));
    }
}
