package otklik.classify.mask;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Russian first names, fathers' names and the words that stand beside names without belonging to them. All lower case, ё as е. */
final class NameWords {
    /** Stems of first names without the ending of the case. */
    private static final Set<String> FIRST_NAMES = words("""
            август авдот агат аделаид аделин айгул айрат албин александр алексе алексей ален алес алин алис алл альберт
            альбин альфи альфред амин анастаси анатол ангелин андре анжел анжелик анн антон антонин анфис арин аркади арсен
            арсени артем артур аси афанаси богдан борис вадим валентин валер валери варвар васили василис венер вер вероник
            виктор виктори виол витали влад владимир владислав владлен всеволод вячеслав гали галин галия геннади георги
            герман глеб григори гузел гульнар давид дамир дани дании данил данила дарин дарь дарья денис диа дин динар
            дмитри евгени егор екатерин елен елизавет ефим жанн захар зинаид зо зульфи иван игнат игор игорь иль ильдар
            ильнур инг инесс инн ираид ирин кам камил карин кирилл клавди клар константин кристин ксени лар ларис лев лени
            леонид лер лиди лил лили лин льв любов людмил ма магомед май майя макар максим марат маргарит мари марин марк
            март матве милен мирон михаил наде надежд наил натали наталь наталья наташ никит никола николай нин окса оксан
            ол олег олес ольг павел павл пелаге петр платон полин прасковь рад раис рамил рауф раши регин рем ренат римм
            рина ринат рината роберт родион роз роман ростислав русла руслан рустам саве светла светлан семен серафим серге
            сергей софи софь станислав степан сусан тама тамар тарас татьян тимофе тимур ульян фаин фарид федор феликс
            филипп флюр хари шамил эдуард эл элеонор элин эльвир эльз эльмир эмил эмм эрик юли юлиа юр юри яков ян яна
            ярослав""");

    /** What stands before -ович, -евич, -овна, -евна, -ич, -ична in the patronymics that are recognised alone. */
    private static final Set<String> FATHERS = words("""
            август авдее адам азат айрат аким александр алексе альберт анатол анатоль андре антон аркадь арсен арсень артем
            артемь артур афанась ахмед ахмет богдан борис булат вадим валентин валериан валерь василь вениамин виктор
            виталь владимир владислав владлен всеволод вячеслав гаврил генадь геннадь георги герман гордее григорь давид
            дамир данил денис дмитри евгень егор емельян ефим захар зиновь иван игнать игор игоре ильдар ильяс иосиф камил
            карл карп кирилл константин корнее лаврент леонид леонть льв магомед макар максим марат марк матве мирон
            митрофан михайл назар наил николa никола олег павл пантеле петр платон прокоп прохор рамил рафаил рашит ренат
            ринат роберт родион роман ростислав рудольф руслан рустам савель семен серге спиридон станислав степан тарас
            терент тимофе тимур тихон трофим ульян фарит федор федот феликс филипп фридрих харис харитон шамил эдмунд
            эдуард эрнест юрь яковл якуб ян ярослав""");

    /** Patronymics of other patterns, as they begin in every case. */
    private static final List<String> IRREGULAR = List.of(
            "ильич",
            "ильинич",
            "кузьмич",
            "кузьминич",
            "лукич",
            "лукинич",
            "фомич",
            "фоминич",
            "никитич",
            "саввич",
            "иваныч",
            "палыч",
            "михалыч",
            "петрович",
            "сергеич",
            "алексеич",
            "николаич",
            "андреич",
            "васильич",
            "григорьич",
            "юрьич",
            "степаныч",
            "семеныч",
            "саныч",
            "борисыч",
            "романыч",
            "егорыч",
            "кириллыч",
            "максимыч",
            "антоныч",
            "федорыч",
            "викторыч",
            "владимирыч",
            "дмитрич");

    private static final Set<String> CASE_ENDINGS = Set.of(
            "", "а", "у", "ом", "ем", "е", "ы", "и", "й", "я", "ю", "ей", "ой", "ою", "ею", "ь", "ии", "ия", "ию", "ие",
            "ий", "ием", "ью", "ья", "ье", "ьи", "ьей", "ией", "ла", "лу", "лом", "ле");

    private static final Set<String> PATRONYMIC_ENDINGS =
            Set.of("", "а", "у", "ем", "ом", "е", "и", "ей", "ам", "ами", "ах");

    private static final Set<String> FEMININE_ENDINGS = Set.of("а", "ы", "е", "у", "ой", "ою", "и");

    private static final List<String> SURNAME_ENDINGS = List.of(
            "ов", "ев", "ин", "ын", "ова", "ева", "ина", "ына", "овой", "евой", "иной", "ыной", "ову", "еву", "ину",
            "ыну", "овым", "евым", "иным", "ыным", "ове", "еве", "ине", "ского", "скому", "ским", "ском", "ский",
            "цкий", "ская", "цкая", "ской", "цкой", "скую", "цкую", "цкого", "цкому", "ко", "ук", "юк", "чук", "ян",
            "дзе", "вили", "ых", "их", "ич", "оглы", "иев", "аев", "ман", "берг", "ер", "ец", "ик", "як", "ай", "ей");

    /** The endings of surnames alone: nothing else in lower case is taken for one. */
    private static final List<String> SURE_SURNAME_ENDINGS = List.of(
            "ова", "ева", "ина", "овой", "евой", "ов", "ев", "ин", "енко", "ский", "ская", "цкий", "цкая", "овым",
            "евым", "ову");

    /** Words that stand, with or without a capital, before or after a name. */
    private static final List<String> NEIGHBOURS = List.of(
            "уважаем",
            "здравств",
            "добр",
            "спасиб",
            "благодар",
            "губерн",
            "глав",
            "врач",
            "доктор",
            "директор",
            "министр",
            "депутат",
            "госпож",
            "господ",
            "мэр",
            "прош",
            "прос",
            "дорог",
            "ваш",
            "наш",
            "учител",
            "терапевт",
            "педиатр",
            "хирург",
            "фельдшер",
            "участков",
            "заведующ",
            "медсестр",
            "медбрат",
            "старост",
            "председат",
            "инспектор",
            "сотрудник",
            "водител",
            "жител",
            "пенсион",
            "ветеран",
            "инвалид",
            "мам",
            "пап",
            "бабушк",
            "дедушк",
            "муж",
            "жен",
            "сын",
            "доч",
            "брат",
            "сестр",
            "мой",
            "моя",
            "мое",
            "моей",
            "мною",
            "это",
            "как",
            "вот",
            "что",
            "когда",
            "где",
            "если",
            "для",
            "при",
            "она",
            "они",
            "они",
            "его",
            "ее",
            "им",
            "ей",
            "нам",
            "мне",
            "вам",
            "меня",
            "зовут",
            "отвеча",
            "принима",
            "работа",
            "сказал",
            "обраща",
            "обратил",
            "позвон",
            "прием",
            "отдел",
            "област",
            "край",
            "район",
            "город",
            "администрац",
            "больниц",
            "поликлин",
            "президент",
            "заместител",
            "начальник",
            "специалист",
            "консультант",
            "мастер",
            "гинеколог",
            "невролог",
            "кардиолог",
            "офтальмолог",
            "стоматолог",
            "лор",
            "узи",
            "гражданин",
            "гражданк",
            "именно",
            "также",
            "еще",
            "уже",
            "не",
            "но",
            "или",
            "так",
            "вы",
            "он",
            "от",
            "на",
            "за",
            "по",
            "из",
            "до",
            "об",
            "во",
            "со",
            "ко",
            "как",
            "готов",
            "всем",
            "всех",
            "очень",
            "ребен",
            "пациент",
            "больн",
            "умер",
            "родил",
            "прожива",
            "адрес",
            "тел",
            "дом",
            "двор",
            "час",
            "один",
            "раз");

    /** What stands before a name that is the name of a place, not of a person. */
    private static final List<String> NAMESAKES = List.of(
            "улиц",
            "проспект",
            "переул",
            "площад",
            "бульвар",
            "имен",
            "памятник",
            "сквер",
            "проезд",
            "набережн",
            "шоссе",
            "остановк",
            "театр",
            "музе");

    private static final Set<String> SHORT_NAMESAKES =
            Set.of("ул", "пр", "пр-т", "пер", "пл", "им", "парк", "парка", "парке", "т", "р", "бр", "наб", "мкр");

    private NameWords() {}

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split("\\s+")));
    }

    static boolean isFirstName(String word) {
        for (int cut = 0; cut <= 3 && word.length() - cut >= 2; cut++) {
            int end = word.length() - cut;
            if (CASE_ENDINGS.contains(word.substring(end)) && FIRST_NAMES.contains(word.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** The part before the patronymic suffix, or an empty string where the word has no such suffix. */
    static String father(String word) {
        for (String suffix : List.of("ович", "евич", "ыч")) {
            int at = word.lastIndexOf(suffix);
            if (at >= 2 && PATRONYMIC_ENDINGS.contains(word.substring(at + suffix.length()))) {
                return word.substring(0, at);
            }
        }
        for (String suffix : List.of("овн", "евн", "инишн", "ишн", "иничн", "ичн")) {
            int at = word.lastIndexOf(suffix);
            if (at >= 2 && FEMININE_ENDINGS.contains(word.substring(at + suffix.length()))) {
                return suffix.startsWith("и") ? "" : word.substring(0, at);
            }
        }
        return "";
    }

    static boolean isKnownFather(String stem) {
        return FATHERS.contains(stem);
    }

    static boolean isIrregularPatronymic(String word) {
        for (String start : IRREGULAR) {
            if (word.startsWith(start)) {
                String ending = word.substring(start.length());
                return PATRONYMIC_ENDINGS.contains(ending)
                        || ending.startsWith("н") && FEMININE_ENDINGS.contains(ending.substring(1));
            }
        }
        return false;
    }

    static boolean looksLikeSurname(String word) {
        return word.length() > 3 && endsWithAny(word, SURNAME_ENDINGS);
    }

    static boolean isSurelySurname(String word) {
        return word.length() > 4 && endsWithAny(word, SURE_SURNAME_ENDINGS);
    }

    static boolean isNeighbour(String word) {
        for (String neighbour : NEIGHBOURS) {
            if (neighbour.length() > 3 ? word.startsWith(neighbour) : word.equals(neighbour)) {
                return true;
            }
        }
        return false;
    }

    static boolean namesPlaces(String word) {
        if (SHORT_NAMESAKES.contains(word)) {
            return true;
        }
        for (String namesake : NAMESAKES) {
            if (word.startsWith(namesake)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithAny(String word, List<String> endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
