package otklik.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes the system serve one region, loaded from a folder and checked. Immutable, so safe for use by
 * many threads; a changed folder takes effect by loading it again. All collections keep the order of the files.
 */
public final class RegionPack {
    private static final String MODELS = "classifier";
    private static final String CHAMPION = "champion";

    private final Path folder;
    private final String version;
    private final PackSettings settings;
    private final Map<String, Category> categories;
    private final Map<String, Leaf> leaves;
    private final Map<String, String> leafOfTopic;
    private final Map<String, Agency> agencies;
    private final Map<String, Municipality> municipalities;
    private final Map<String, Regime> regimes;
    private final AlarmPolicy alarms;
    private final Set<String> approvalRegimes;
    private final ProductionCalendar calendar;
    private final NoticePolicy notices;
    private final Map<String, Connector> connectors;
    private final Map<String, Bot> bots;
    private final Map<String, ImportPreset> imports;
    private final StatusesFile.Titles titles;
    private final Map<String, Answer> answers;
    private final Optional<Title> thanks;
    private final Set<RejectReason> rejectedAlone;
    private final TextLimits limits;
    private final SampleFacts samples;
    private final TemplateCheck check;
    private final Templates templates;
    private final double triageThreshold;
    private final RoutingTable routing;
    private final MunicipalityNames names;
    private final Gazetteer gazetteer;

    private RegionPack(Path folder, FaultList faults) {
        var files = new PackFolder(folder, faults);
        this.folder = folder;
        version = files.version();
        settings = PackSettings.read(files);
        var languages = settings.languages();
        var categoriesFile = CategoriesFile.read(files, languages);
        var categoryList = categoriesFile.categories();
        var agencyList = AgenciesFile.read(files, languages);
        var municipalityList = MunicipalitiesFile.read(files, languages, agencyList);
        var regimeList = DeadlinesFile.read(files, languages, categoryList);
        var connectorList = ConnectorsFile.connectors(files, languages, regimeList);
        var botList = ConnectorsFile.bots(files, languages, regimeList, connectorList);
        var answerList = AnswersFile.read(files, languages);
        var routes = RoutesFile.read(
                files,
                new RouteNames(
                        categoryList,
                        categoriesFile.leaves(),
                        agencyList,
                        municipalityList,
                        regimeList,
                        RouteNames.sources(connectorList, botList),
                        answerList));
        categories = categoryList.byCode();
        leaves = categoriesFile.leaves().byCode();
        leafOfTopic = TopicsFile.read(files, categoriesFile.leaves());
        agencies = agencyList.byCode();
        municipalities = municipalityList.byCode();
        regimes = regimeList.byCode();
        alarms = DeadlinesFile.alarms(files);
        settings.approvalRegimes().forEach(regimeList::refer);
        approvalRegimes =
                settings.approvalRegimes().stream().map(YamlValue::text).collect(Collectors.toUnmodifiableSet());
        calendar = CalendarFile.read(files, faults);
        notices = NoticesFile.read(
                files, languages, regimeList, settings.conversation().toldInSpite());
        connectors = connectorList.byCode();
        bots = botList.byCode();
        imports = ImportsFile.read(files, settings, connectorList, regimeList).byCode();
        titles = StatusesFile.read(files, languages);
        limits = TextLimits.read(files);
        var zone = settings.zone();
        samples = new SampleFacts(
                Map.of(
                        "agency", titles(agencies.values(), Agency::title),
                        "category", titles(categories.values(), Category::title),
                        "place", titles(municipalities.values(), Municipality::title),
                        "status", titles.statuses().values(),
                        "reason", titles.rejections().values()),
                (instant, language) -> moment(instant, language, zone));
        check = new TemplateCheck(samples, limits);
        templates = TemplatesFolder.read(
                files,
                languages,
                check,
                bots.values().stream().map(Bot::channel).distinct().toList(),
                faults);
        triageThreshold = routes.threshold();
        answers = answerList.byCode();
        thanks = AnswersFile.thanks(files, languages);
        rejectedAlone = routes.rejectedAlone();
        routing = new RoutingTable(
                routes.rules(), version, municipalities, leaves, RoadsFile.read(files, faults), settings.zone());
        names = new MunicipalityNames(municipalities.values());
        gazetteer = GazetteerFiles.read(files, municipalityList, faults);
        KnownFiles.check(files, faults);
    }

    /**
     * Loads the pack in this folder.
     *
     * @throws PackFaults with everything that is wrong with it
     * @throws java.io.UncheckedIOException if the folder or a file in it cannot be read
     */
    public static RegionPack load(Path folder) {
        var faults = new FaultList();
        if (!Files.isDirectory(folder)) {
            faults.add(".", 1, "there is no folder " + folder.toAbsolutePath(), "the folder of a region pack");
            throw new PackFaults(folder, faults.byPlace());
        }
        var pack = new RegionPack(folder, faults);
        if (!faults.isEmpty()) {
            throw new PackFaults(folder, faults.byPlace());
        }
        return pack;
    }

    /** Short name of the region, such as {@code orenburg}. */
    public String code() {
        return settings.code();
    }

    public String title(Language language) {
        return settings.title().in(language);
    }

    /** The zone in which days begin and end for deadlines. */
    public ZoneId zone() {
        return settings.zone();
    }

    /** Twelve hexadecimal digits that change with any change of the pack's texts; the model file does not count. */
    public String version() {
        return version;
    }

    /** The languages that citizens are answered in, the default one first; never empty. */
    public List<Language> languages() {
        return settings.languages();
    }

    /** The pack's language for a tag such as {@code en-GB}; the default one where the tag is null or not served. */
    public Language language(@Nullable String tag) {
        var wanted =
                tag == null ? "" : Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return languages().stream()
                .filter(language -> language.code().equals(wanted))
                .findFirst()
                .orElse(languages().getFirst());
    }

    public Collection<Category> categories() {
        return categories.values();
    }

    public Optional<Category> category(String code) {
        return Optional.ofNullable(categories.get(code));
    }

    /** The leaves of all categories, in the file's order. */
    public Collection<Leaf> leaves() {
        return leaves.values();
    }

    public Optional<Leaf> leaf(String code) {
        return Optional.ofNullable(leaves.get(code));
    }

    /** The leaf that a topic of another system belongs to, by the topic's exact name without space around it. */
    public Optional<Leaf> leafOfTopic(String topic) {
        return Optional.ofNullable(leafOfTopic.get(topic.strip())).flatMap(this::leaf);
    }

    /** All agencies, the administrations of the municipalities last. */
    public Collection<Agency> agencies() {
        return agencies.values();
    }

    public Optional<Agency> agency(String code) {
        return Optional.ofNullable(agencies.get(code));
    }

    /** How long a closed case stays on the agencies' topics. */
    public Duration agencyTopicRetention() {
        return settings.agencyTopicRetention();
    }

    /** How long a corrected or confirmed category stays an example for training. */
    public Duration trainingRetention() {
        return settings.trainingRetention();
    }

    /** How long what is a citizen's is kept. */
    public Retention retention() {
        return settings.retention();
    }

    /** How many of the guesses that no person looks at are to be right, 0 to 1; what the triage threshold is fitted to. */
    public double trainingPrecision() {
        return settings.trainingPrecision();
    }

    public Collection<Municipality> municipalities() {
        return municipalities.values();
    }

    public Optional<Municipality> municipality(String code) {
        return Optional.ofNullable(municipalities.get(code));
    }

    /** Finds the municipality that a text names. */
    public MunicipalityNames municipalityNames() {
        return names;
    }

    /** The towns and villages of the region; without any where the pack has no gazetteer. */
    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** {@link Gazetteer#version}, for tags to name what they were made with. */
    public String gazetteerVersion() {
        return gazetteer.version();
    }

    public Collection<Regime> regimes() {
        return regimes.values();
    }

    public Optional<Regime> regime(String code) {
        return Optional.ofNullable(regimes.get(code));
    }

    /** What is done with a case that cannot wait. */
    public AlarmPolicy alarms() {
        return alarms;
    }

    /** By what the staff on duty at the control centre are called, the fastest first. */
    public List<DutyChannel> centreDuty() {
        return settings.centreDuty();
    }

    /** Which days are worked in the region. */
    public ProductionCalendar calendar() {
        return calendar;
    }

    /** Computes deadlines in the region's zone and by its calendar. */
    public DeadlineCalculus deadlines() {
        return new DeadlineCalculus(new RegionDays(zone(), calendar));
    }

    /**
     * The instant by which an answer is due; empty where none is owed by a date. How hours and days are counted is told
     * at {@link Term}; a category that the pack does not know is treated as {@link Regime#termFor} says. What else can
     * happen to a deadline is told at {@link DeadlineCalculus}.
     *
     * @throws IllegalArgumentException if the pack has no such regime
     */
    public Optional<Instant> deadline(String regime, String category, Instant registeredAt) {
        var found = regime(regime)
                .orElseThrow(() -> new IllegalArgumentException("the pack has no regime '" + regime + "'"));
        return deadlines().start(found, category, registeredAt) instanceof Deadline.Running running
                ? Optional.of(running.due())
                : Optional.empty();
    }

    /** Whether a second person reads an answer under this regime before the citizen does. */
    public boolean needsApproval(String regime) {
        return approvalRegimes.contains(regime);
    }

    /** What follows from what a citizen thinks of an answer. */
    public Rating rating() {
        return settings.rating();
    }

    /** How chats are understood. */
    public Conversation conversation() {
        return settings.conversation();
    }

    /** What citizens are told of, how and when. */
    public NoticePolicy notices() {
        return notices;
    }

    /** How old an open case may be for a new message to be about the same problem. */
    public Duration incidentWindow() {
        return settings.incidentWindow();
    }

    /**
     * Whether several citizens who tell of one place tell of one problem: as the leaf says, else the category. False for what the pack
     * does not know.
     */
    public boolean isShared(String category, @Nullable String leaf) {
        var finer = leaf == null ? null : leaves.get(leaf);
        var known = categories.get(category);
        return finer != null && finer.category().equals(category) ? finer.shared() : known != null && known.shared();
    }

    public Collection<Connector> connectors() {
        return connectors.values();
    }

    public Optional<Connector> connector(String code) {
        return Optional.ofNullable(connectors.get(code));
    }

    /** How exports of platforms become messages; none where the pack has no imports.yaml. */
    public Collection<ImportPreset> imports() {
        return imports.values();
    }

    public Optional<ImportPreset> importPreset(String code) {
        return Optional.ofNullable(imports.get(code));
    }

    public Collection<Bot> bots() {
        return bots.values();
    }

    public Optional<Bot> bot(String channel, String code) {
        return Optional.ofNullable(bots.get(channel + "-" + code));
    }

    /**
     * The one word for who handed a message to us: the connector's code, or {@link Bot#connector()}.
     *
     * @param channel {@code connector}, or a messenger such as {@code telegram}
     * @param source the connector's code, or the bot's code within its channel
     */
    public static String sourceCode(String channel, String source) {
        return channel.equals("connector") ? source : channel + "-" + source;
    }

    /** The regime of messages that name none, by {@link #sourceCode}; empty where the pack has no such source. */
    public Optional<String> defaultRegime(String sourceCode) {
        var connector = connectors.get(sourceCode);
        var bot = bots.get(sourceCode);
        return connector != null
                ? Optional.of(connector.regime())
                : Optional.ofNullable(bot).map(Bot::regime);
    }

    /** The confidence below which a category is not trusted, 0 to 1. */
    public double triageThreshold() {
        return triageThreshold;
    }

    /** What a message can want, by the words that rules and events have for it. */
    public static List<String> kinds() {
        return Arrays.stream(Kind.values()).map(Kind::code).toList();
    }

    /** Ids of the routing rules, in the order in which they are tried. */
    public List<String> routes() {
        return routing.rules().stream().map(Rule::id).toList();
    }

    /**
     * The route for a message: that of the first rule whose conditions hold. There always is one.
     *
     * @throws RuleFailed where a rule cannot be asked
     */
    public Decision decide(RoutingQuery query) {
        return routing.decide(query);
    }

    /** Whether some rule looks at the citizen's words. */
    public boolean readsWords() {
        return routing.rules().stream()
                .map(Rule::when)
                .anyMatch(when -> !when.words().isEmpty() || !when.roadClasses().isEmpty());
    }

    /**
     * The regime of a message: the one that the sender names where the pack has it, else that of the way it came, else the pack's
     * first.
     */
    public String regimeFor(@Nullable String named, String sourceCode) {
        return named != null && regimes.containsKey(named)
                ? named
                : defaultRegime(sourceCode)
                        .orElseGet(() -> regimes.values().iterator().next().code());
    }

    /** The rules themselves, for their check. */
    RoutingTable routing() {
        return routing;
    }

    /** What questions may be answered with, in the file's order; without any where the pack has no answers.yaml. */
    public Collection<Answer> answers() {
        return answers.values();
    }

    public Optional<Answer> answer(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    /** What who thanks is answered; the word for a closed case where the pack has no text for it. */
    public String thanks(Language language) {
        return thanks.map(text -> text.in(language)).orElseGet(() -> statusTitle("closed", language));
    }

    /** Whether a rule may turn a message down for this reason without a person. */
    public boolean rejectsAlone(RejectReason reason) {
        return rejectedAlone.contains(reason);
    }

    /** What people call a state of a case, such as {@code triage}; the code for one that the pack has no words for. */
    public String statusTitle(String status, Language language) {
        var title = titles.statuses().get(status);
        return title == null ? status : title.in(language);
    }

    /** Why a case was rejected, in words for its citizen; the code for a reason that the pack has no words for. */
    public String rejectionTitle(String reason, Language language) {
        var title = titles.rejections().get(reason);
        return title == null ? reason : title.in(language);
    }

    /**
     * Why a citizen has the work begin again, for who works on it, in the region's first language; the cause itself where the pack
     * has no words for it.
     *
     * @param cause {@code rating} or {@code request}
     */
    public String reopeningTitle(String cause) {
        var title = titles.reopenings().get(cause);
        return title == null ? cause : title.in(language(null));
    }

    /**
     * What a citizen reads about a step of the work on his case.
     *
     * @param event as in the timeline; the pack has words for those that concern the citizen
     */
    public Optional<String> historyTitle(String event, Language language) {
        return Optional.ofNullable(titles.history().get(event)).map(title -> title.in(language));
    }

    /**
     * The text of a notice.
     *
     * @throws IllegalArgumentException if the language is none of {@link #languages()}; {@link #language} gives one
     */
    public Template template(NoticeKind kind, Language language) {
        return templates.of(kind, language, Templates.ANY).text();
    }

    /**
     * The words of a notice for one channel; those for all where the channel has none of its own.
     *
     * @throws IllegalArgumentException if the language is none of {@link #languages()}
     */
    public Wording wording(NoticeKind kind, Language language, String channel) {
        return templates.of(kind, language, channel);
    }

    /** How many UTF-16 units a text may have in this channel; the largest number where there is no limit. */
    public int textLimit(String channel) {
        return limits.of(channel);
    }

    /** Every channel for which a pack can have words. */
    public static List<String> textChannels() {
        return TextLimits.CHANNELS;
    }

    /** Made-up facts, a value for every placeholder, to show templates by. */
    public Map<String, String> sampleFacts(Language language) {
        return Map.copyOf(samples.usual(language));
    }

    /**
     * A text as if it were this notice's in the pack.
     *
     * @param channel empty for all channels
     * @throws PackFaults where the pack could not be loaded with it
     */
    public Template tryTemplate(NoticeKind kind, Language language, String channel, String text) {
        var faults = new FaultList();
        var file = TemplatesFolder.file(kind, language, channel);
        var template = check.read(file, kind, language, TemplateCheck.Form.TEXT, text, faults);
        var channels = channel.equals(Templates.ANY)
                ? bots.values().stream().map(Bot::channel).distinct().toList()
                : List.of(channel);
        template.ifPresent(words -> channels.forEach(
                one -> check.fit(file, kind, language, one, words, templates.question(language), faults)));
        if (!faults.isEmpty()) {
            throw new PackFaults(folder, faults.byPlace());
        }
        return template.orElseThrow();
    }

    /** The templates for all channels, by language. */
    public Map<Language, Map<NoticeKind, Template>> templates() {
        return templates.plain();
    }

    /** A moment as people of the region read it: day and time in their zone and language. */
    public String moment(Instant instant, Language language) {
        return moment(instant, language, zone());
    }

    private static String moment(Instant instant, Language language, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .format(instant.atZone(zone));
    }

    private static <T> List<Title> titles(Collection<T> all, Function<T, Title> title) {
        return all.stream().map(title).toList();
    }

    /** Folder of the classifier's models; may be absent. */
    public Path models() {
        return folder.resolve(MODELS);
    }

    /** The file of the classifier's model that is in use, where the pack has one. */
    public Optional<Path> model() {
        Path file = modelFile();
        return Files.isRegularFile(file) && !file.endsWith(CHAMPION) ? Optional.of(file) : Optional.empty();
    }

    /**
     * The file of the model that {@code champion} names, whether it is there or not; {@code champion} itself where that is not there.
     *
     * @throws UncheckedIOException where {@code champion} cannot be read
     */
    public Path modelFile() {
        Path champion = models().resolve(CHAMPION);
        try {
            return models().resolve("model-" + Files.readString(champion).strip() + ".bin");
        } catch (NoSuchFileException e) {
            return champion;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + champion, e);
        }
    }

    @Override
    public String toString() {
        return code() + "@" + version;
    }
}
