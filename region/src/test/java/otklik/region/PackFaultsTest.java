package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to spoil a pack, and what its author is told. */
class PackFaultsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private TinyPack pack;

    @BeforeEach
    void aGoodPack() {
        pack = new TinyPack(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // region.yaml
                "region.yaml | zone: Europe/Helsinki | zone: Europe/Helsink | "
                        + "region.yaml:3: 'Europe/Helsink' does not fit; expected a time zone such as Asia/Yekaterinburg",
                "region.yaml | code: lakeland | code: Lake Land | region.yaml:1: 'Lake Land' is no code; "
                        + "expected at most 40 small Latin letters and digits, words joined by '-'",
                "region.yaml | zone: | zoen: | region.yaml:3: unknown key 'zoen'; "
                        + "expected one of code, title, zone, languages, agencyTopics, training, approval, controlCentre, rating, incidents, retention, conversation, did you mean 'zone'",
                "region.yaml | zone: Europe/Helsinki | code: again | "
                        + "region.yaml:3: the key 'code' was given on line 1; expected each key once",
                "region.yaml | [fi, sv] | [fi, sv, fi] | "
                        + "region.yaml:4: the language 'fi' is listed twice; expected each language once",
                "region.yaml | [fi, sv] | [fi, sv, Suomi] | "
                        + "region.yaml:4: 'Suomi' is no language; expected an ISO 639 code such as ru",
                "region.yaml | 30 | 0.5 | region.yaml:5: 0.5 is out of range; expected a number between 1 and 3650",
                "region.yaml | agencyTopics: {retentionDays: 30} | training: {retentionDays: 0} | "
                        + "region.yaml:5: 0 is out of range; expected a number between 1 and 3650",
                "region.yaml | agencyTopics: {retentionDays: 30} | retention: {wordsDays: 0} | "
                        + "region.yaml:5: 0 is out of range; expected a number between 1 and 3650",
                "region.yaml | agencyTopics: {retentionDays: 30} | retention: {wordDays: 9} | region.yaml:5: unknown key 'wordDays'; "
                        + "expected one of wordsDays, contactsDays, repeatsDays, attachmentsDays, farewellDays, did you mean 'wordsDays'",
                "region.yaml | 30 | 1.5 | region.yaml:5: '1.5' does not fit; expected a whole number",
                "region.yaml | agencyTopics: {retentionDays: 30} | rating: {negativeUpTo: 5} | "
                        + "region.yaml:5: 5 is out of range; expected a number between 1 and 4",
                "region.yaml | agencyTopics: {retentionDays: 30} | rating: {within: 3d} | "
                        + "region.yaml:5: '3d' does not fit; expected 1h to 720h",
                "region.yaml | agencyTopics: {retentionDays: 30} | rating: {within: 721h} | "
                        + "region.yaml:5: '721h' does not fit; expected 1h to 720h",
                "region.yaml | agencyTopics: {retentionDays: 30} | rating: {controlChecks: -1} | "
                        + "region.yaml:5: -1 is out of range; expected a number between 0 and 100",
                // categories.yaml
                "categories.yaml | code: boats | code: ice | categories.yaml:6: "
                        + "the category 'ice' is already defined at categories.yaml:2; expected a code used once",
                "categories.yaml | 0003.0009.0099.0742 | 3.9 | categories.yaml:8: '3.9' does not fit; "
                        + "expected four or five groups of four digits, as 0003.0009.0099.0742",
                "categories.yaml | \"{fi: Jää, sv: Is}\" | \"{fi: Jää}\" | "
                        + "categories.yaml:3: no text in the language 'sv'; expected one for each of fi, sv",
                "categories.yaml | sv: Is | \"sv: Is, en: Ice\" | categories.yaml:3: "
                        + "'en' is no language of this pack; expected one of fi, sv (see languages in region.yaml)",
                "categories.yaml | sv: Is | \"sv: ''\" | categories.yaml:3: an empty value; expected some text",
                "categories.yaml | \"{fi: Jää, sv: Is}\" | ice | "
                        + "categories.yaml:3: the value 'ice'; expected keys with values",
                "categories.yaml | code: thin-ice | code: Thin | categories.yaml:5: 'Thin' is no code; "
                        + "expected at most 40 small Latin letters and digits, words joined by '-'",
                // topics.yaml
                "topics.yaml | leaf: thin-ice | leaf: thin-ise | topics.yaml:2: unknown leaf 'thin-ise'; "
                        + "expected a code defined in categories.yaml, did you mean 'thin-ice'",
                "topics.yaml | Railot | Jää pettää | topics.yaml:3: the topic 'Jää pettää' belongs to a leaf already; "
                        + "expected a topic named once",
                // agencies.yaml
                "agencies.yaml | inspection | inspektion | agencies.yaml:3: 'inspektion' is not known; "
                        + "expected one of ministry, inspection, operator, did you mean 'inspection'",
                "agencies.yaml | kind: inspection | \"\" | "
                        + "agencies.yaml:2: the key 'kind' is missing; expected it to be given",
                // municipalities.yaml
                "municipalities.yaml | code: south | code: known | municipalities.yaml:11: "
                        + "a municipality cannot have the code 'known'; expected a word that routes do not use",
                "municipalities.yaml | code: adm-south | code: harbour-office | municipalities.yaml:17: the agency "
                        + "'harbour-office' is already defined at agencies.yaml:2; expected a code used once",
                "municipalities.yaml | lat: 61.5 | lat: 615 | "
                        + "municipalities.yaml:5: 615 is out of range; expected a number between -90 and 90",
                "municipalities.yaml | lat: 61.5 | \"\" | "
                        + "municipalities.yaml:2: only one of 'lat' and 'lon' is given; expected both or none",
                "municipalities.yaml | 2021-12-31 | 31.12.2021 | "
                        + "municipalities.yaml:15: '31.12.2021' does not fit; expected a date such as 2022-01-31",
                "municipalities.yaml | 2021-12-31 | 2019-12-31 | "
                        + "municipalities.yaml:15: 'validUntil' is before 'validFrom'; expected a later day",
                "municipalities.yaml | [pohjola] | [Etelä] | municipalities.yaml:19: "
                        + "the name 'etelä' already belongs to the municipality 'north'; "
                        + "expected a name of one municipality only",
                "municipalities.yaml | [pohjola] | [] | municipalities.yaml:10: an empty list; expected at least one item",
                "municipalities.yaml | [pohjola] | ['a-b'] | municipalities.yaml:10: 'a-b' does not fit; "
                        + "expected words of letters and digits with one space between them",
                // deadlines.yaml
                "deadlines.yaml | \"{ice: 2h, boats: 1d}\" | \"{ice: 2h}\" | "
                        + "deadlines.yaml:2: the category 'boats' has no deadline; "
                        + "expected a 'term' for all categories or one under 'termByCategory'",
                "deadlines.yaml | boats: 1d | \"boats: 1d, snow: 1d\" | deadlines.yaml:4: unknown category 'snow'; "
                        + "expected a code defined in categories.yaml",
                "deadlines.yaml | term: none | term: 3 weeks | deadlines.yaml:7: '3 weeks' does not fit; "
                        + "expected hours as 24h, days as 10d, working days as 9wd, or none",
                "deadlines.yaml | term: none | endsOn: friday | deadlines.yaml:7: 'friday' is not known; "
                        + "expected one of any, workday-before, workday-after",
                "deadlines.yaml | term: none | \"term: 1d\n    extendBy: none\" | deadlines.yaml:8: 'none' does not fit; "
                        + "expected hours as 24h, days as 10d or working days as 9wd",
                "deadlines.yaml | term: none | \"term: 5d\n    warnBefore: [1d, 3d]\" | "
                        + "deadlines.yaml:8: '3d' comes after '1d'; expected terms of one unit, the longest first",
                "deadlines.yaml | term: none | \"term: 5d\n    warnBefore: [3d, 4h]\" | "
                        + "deadlines.yaml:8: '4h' comes after '3d'; expected terms of one unit, the longest first",
                "deadlines.yaml | term: none | \"term: 5d\n    escalate:\n      - {after: 2d, to: curator}\n"
                        + "      - {after: 2d, to: governor}\" | deadlines.yaml:10: a level after '2d' follows one after "
                        + "'2d'; expected terms of one unit, the shortest first",
                "deadlines.yaml | term: none | \"term: 5d\n    escalate:\n      - {after: 2d, to: curator}\n"
                        + "      - {after: 3d, to: executor-head}\n      - {after: 4d, to: curator}\" | deadlines.yaml:10: "
                        + "the escalation goes from 'curator' to 'executor-head'; "
                        + "expected somebody higher on each level: executor-head, curator, governor",
                "deadlines.yaml | term: none | \"term: 5d\n    escalate: [{after: 2d, to: mayor}]\" | "
                        + "deadlines.yaml:8: 'mayor' is not known; expected one of executor-head, curator, governor",
                // connectors.yaml, bots.yaml, statuses.yaml
                "connectors.yaml | regime: fast | regime: fats | connectors.yaml:5: unknown regime 'fats'; "
                        + "expected a code defined in deadlines.yaml, did you mean 'fast'",
                "connectors.yaml | [post] | [post, post] | "
                        + "connectors.yaml:4: the network 'post' is listed twice; expected each network once",
                "connectors.yaml | code: letters | code: telegram-seal | bots.yaml:2: a connector is called "
                        + "'telegram-seal' too; expected channel and code that together are no connector's code",
                "connectors.yaml | regime: fast | \"regime: fast\n    status: [webhook, kafka]\" | connectors.yaml:6: "
                        + "'kafka' is not known; expected one of webhook, topic, file",
                "connectors.yaml | regime: fast | \"regime: fast\n    status: [file, file]\" | connectors.yaml:6: "
                        + "the way 'file' is listed twice; expected each once",
                "connectors.yaml | regime: fast | \"regime: fast\n    answersInPublic: perhaps\" | connectors.yaml:6: "
                        + "'perhaps' does not fit; expected true or false",
                "connectors.yaml | regime: fast | \"regime: fast\n    poll: {path: '/p?a={cursor}', every: 1m, next: {page: /next}, fields: {externalId: /id}}\" | connectors.yaml:6: "
                        + "the key 'text' is missing; expected it to be given",
                "connectors.yaml | regime: fast | \"regime: fast\n    poll: {path: /p, every: 1m, next: {page: /next}, fields: {externalId: /id, text: /t}}\" | connectors.yaml:6: "
                        + "no {cursor} in the path; expected a path such as /messages?after={cursor}&limit={size}, with {cursor} in it",
                "connectors.yaml | regime: fast | \"regime: fast\n    poll: {path: '/p?a={cursor}', every: 25h, next: {page: /next}, fields: {externalId: /id, text: /t}}\" | connectors.yaml:6: "
                        + "'25h' does not fit; expected 30s, 5m or 1h; at most 24h",
                "connectors.yaml | regime: fast | \"regime: fast\n    poll: {path: '/p?a={cursor}', every: 1m, next: {page: /next, lastItem: /id}, fields: {externalId: /id, text: /t}}\" | connectors.yaml:6: "
                        + "the next cursor is in the page or in its last item; expected one of page, lastItem",
                "connectors.yaml | regime: fast | \"regime: fast\n    poll: {path: '/p?a={cursor}', every: 1m, next: {page: next}, fields: {externalId: /id, text: /t}}\" | connectors.yaml:6: "
                        + "'next' does not fit; expected a JSON pointer such as /data/items",
                "connectors.yaml | regime: fast | \"regime: fast\n    poll: {path: '/p?a={cursor}', every: 1m, next: {page: /n}, fields: {externalId: /id, text: /t, authr: /a}}\" | connectors.yaml:6: "
                        + "unknown key 'authr'; expected one of externalId, text, conversation, author, sentAt, lat, lon, address, category, municipality, regime, campaign, language, attachments, attachmentUrl, did you mean 'author'",
                "bots.yaml | channel: telegram | chanel: telegram | bots.yaml:3: unknown key 'chanel'; "
                        + "expected one of code, channel, title, regime, did you mean 'channel'",
                "statuses.yaml | answered: | anwsered: | statuses.yaml:4: unknown key 'anwsered'; "
                        + "expected one of triage, assigned, accepted, answered, approved, closed, rejected, joined, rejections, history, reopenings, did you mean 'answered'",
                // routes.yaml
                "routes.yaml | threshold: 0.4 | threshold: 40 | "
                        + "routes.yaml:1: 40 is out of range; expected a number between 0 and 1",
                "routes.yaml | confidenceBelow: threshold | confidenceBelow: 0.2 | routes.yaml:1: "
                        + "no rule uses the threshold; expected a rule with 'confidenceBelow: threshold' under 'when'",
                "routes.yaml | executor: adm-south | executor: adm-suoth | routes.yaml:16: unknown agency 'adm-suoth'; "
                        + "expected a code defined in agencies.yaml or as an administration in municipalities.yaml, "
                        + "did you mean 'adm-south'",
                "routes.yaml | category: boats | category: boots | routes.yaml:15: unknown category 'boots'; "
                        + "expected a code defined in categories.yaml, did you mean 'boats'",
                "routes.yaml | [south] | [mars] | routes.yaml:15: unknown municipality 'mars'; "
                        + "expected a code defined in municipalities.yaml",
                "routes.yaml | telegram-seal | telegram-sael | routes.yaml:11: unknown connector 'telegram-sael'; "
                        + "expected a code defined in connectors.yaml, or channel-code of a bot in bots.yaml, "
                        + "did you mean 'telegram-seal'",
                "routes.yaml | [never] | [ever] | routes.yaml:11: unknown regime 'ever'; "
                        + "expected a code defined in deadlines.yaml, did you mean 'never'",
                "routes.yaml | \", municipality: known\" | \"\" | routes.yaml:8: "
                        + "the executor 'municipality' in a rule that does not ask for a municipality; "
                        + "expected 'municipality: known' or a list of municipalities under 'when'",
                "routes.yaml | id: seal | id: unsure | "
                        + "routes.yaml:10: the rule 'unsure' is already defined at routes.yaml:3; expected a code used once",
                "routes.yaml | triage: no-rule | curator: adm-south | "
                        + "routes.yaml:17: the rule decides nothing; "
                        + "expected one of executor, triage, answer, thanks, reject",
                "routes.yaml | triage: no-rule | \"when: {regime: fast}\n    triage: no-rule\" | routes.yaml:17: "
                        + "the last rule has a condition; "
                        + "expected a last rule without 'when', so that every message has a route",
                "routes.yaml | \"    when: {category: boats, municipality: [south]}\n\" | \"\" | routes.yaml:14: "
                        + "the rules after this one can never apply; "
                        + "expected a rule without conditions only as the last",
                "routes.yaml | \"{category: boats, municipality: [south]}\" | \"{category: ice, municipality: known}\" | "
                        + "routes.yaml:14: the rule 'thin-ice' has the same conditions, so this one never applies; "
                        + "expected conditions that no earlier rule has",
                // templates
                "templates/fi/status-assigned.txt | {reference} | \"{reference}\n{citizen}\" | "
                        + "templates/fi/status-assigned.txt:4: unknown placeholder {citizen}; "
                        + "expected one of agency, deadline, reference, status, statusUrl",
                "templates/fi/status-assigned.txt | {reference} | {refrence} | "
                        + "templates/fi/status-assigned.txt:3: unknown placeholder {refrence}; "
                        + "expected one of agency, deadline, reference, status, statusUrl, did you mean 'reference'",
                "templates/fi/acknowledgement.txt | {pin} | {{pin}} | "
                        + "templates/fi/acknowledgement.txt:1: the text never says {pin}; "
                        + "expected it in every text of this kind",
                "templates/fi/acknowledgement.txt | {pin} | \"{pin}\n{ \" | "
                        + "templates/fi/acknowledgement.txt:5: '{' does not open a placeholder; "
                        + "expected a placeholder such as {reference}, or \\{ for a brace",
                "templates/fi/acknowledgement.txt | {pin} | {{pin}} | "
                        + "templates/fi/acknowledgement.txt:4: a doubled brace; "
                        + "expected a placeholder such as {reference}, or \\{ for a brace",
                "templates/fi/acknowledgement.txt | {pin} | {pin.length} | "
                        + "templates/fi/acknowledgement.txt:4: '{' does not open a placeholder; "
                        + "expected a placeholder such as {reference}, or \\{ for a brace",
                "templates/fi/acknowledgement.txt | {pin} | \"{#if !agency}\n{pin}\n{/if}\" | "
                        + "templates/fi/acknowledgement.txt:5: with all facts the text does not say {pin}; "
                        + "expected it under no condition but its own",
                "templates/fi/status-returned.txt | {reference} | \"{#if status}\n{reference}\n{/if}\" | "
                        + "templates/fi/status-returned.txt:3: with the required facts alone the text does not say {reference}; "
                        + "expected it under no condition but its own",
                "bots.yaml | bots: | \"limits: {telegram: 5000}\nbots:\" | "
                        + "bots.yaml:1: 5000 is out of range; expected a number between 70 and 4096",
                "bots.yaml | bots: | \"limits: {smoke: 100}\nbots:\" | "
                        + "bots.yaml:1: unknown key 'smoke'; expected one of max, sms, telegram, viber, vk, web",
                "templates/fi/button-helped.txt | Hej! | Hej hej hej hej hej hej hej hej hej hej hej | "
                        + "templates/fi/button-helped.txt:1: a button with 43 characters; "
                        + "expected at most 40, as many as VK takes",
                "templates/fi/acknowledgement.txt | {pin} | {pin}} | "
                        + "templates/fi/acknowledgement.txt:4: '}' closes nothing; "
                        + "expected a placeholder such as {reference}, or \\{ for a brace",
            })
    void shouldSayWhereAndWhat(String file, String good, String bad, String fault) {
        pack.replace(file, good, bad);

        assertThat(pack.faults()).contains(fault);
    }

    @Test
    void shouldFindNoFaultInTheGoodPack() {
        assertThat(pack.faults()).isEmpty();
    }

    @Test
    void shouldTellAllFaultsAtOnceInTheOrderOfTheirPlaces() {
        pack.replace("routes.yaml", "adm-south", "adm-suoth")
                .replace("agencies.yaml", "inspection", "inspektion")
                .replace("routes.yaml", "category: ice", "category: ise")
                .delete("templates/sv/status-revised.txt");

        assertThat(pack.faults())
                .extracting(fault -> fault.substring(0, fault.indexOf(": ")))
                .containsExactly(
                        "agencies.yaml:3", "routes.yaml:7", "routes.yaml:16", "templates/sv/status-revised.txt:1");
    }

    @Test
    void shouldNameAMissingFileAndNotBlameThoseThatReferToIt() {
        pack.delete("agencies.yaml").delete("deadlines.yaml");

        assertThat(pack.faults())
                .containsExactly(
                        "agencies.yaml:1: the file is missing; expected every pack to have it",
                        "deadlines.yaml:1: the file is missing; expected every pack to have it");
    }

    @Test
    void shouldNameTheLineOfBrokenYaml() {
        pack.write("categories.yaml", "categories:\n  - code: ice\n\ttitle: x\n");

        assertThat(pack.faults())
                .singleElement()
                .asString()
                .startsWith("categories.yaml:3: ")
                .endsWith("; expected one well-formed YAML document");
    }

    @Test
    void shouldRefuseASecondYamlDocument() {
        pack.replace("categories.yaml", "categories:", "---\na: b\n---\ncategories:");

        assertThat(pack.faults()).singleElement().asString().startsWith("categories.yaml:");
    }

    @Test
    void shouldRefuseAnEmptyFile() {
        pack.write("bots.yaml", "# nothing\n").write("templates/sv/status-assigned.txt", " \n");

        assertThat(pack.faults())
                .contains(
                        "bots.yaml:1: the file is empty; expected YAML",
                        "templates/sv/status-assigned.txt:1: the template is empty; expected a text for citizens");
    }

    @Test
    void shouldRefuseTextThatIsNotUtf8() {
        pack.write("agencies.yaml", new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28});

        assertThat(pack.faults()).containsExactly("agencies.yaml:1: the file is not UTF-8; expected text in UTF-8");
    }

    @Test
    void shouldPointAtFilesThatNobodyReads() {
        pack.write("route.yaml", "rules: []\n")
                .write("templates/fi/acknowledgment.txt", "hei\n")
                .write("templates/en/acknowledgement.txt", "hello\n");

        assertThat(pack.faults())
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("route.yaml:1: no pack has a file of this name")
                        .endsWith("did you mean 'routes.yaml'"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("templates/fi/acknowledgment.txt:1: no notice has the template")
                        .endsWith("did you mean 'acknowledgement.txt'"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("templates/en/acknowledgement.txt:1: 'en' is no language of this pack"));
    }

    @Test
    void shouldNameAFolderThatIsNotThere() {
        var nowhere = folder.resolve("nowhere");

        assertThat(faultsOf(nowhere))
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("no folder", "nowhere"));
    }

    private static List<Fault> faultsOf(Path folder) {
        try {
            RegionPack.load(folder);
            return List.of();
        } catch (PackFaults e) {
            return e.faults();
        }
    }
}
