package otklik.region;

import java.time.LocalDate;
import java.util.List;

/** Something about a pack's rules that its authors hardly meant. Lines are those of routes.yaml. */
public sealed interface RuleFinding {

    /** A short word for the kind of finding, such as {@code shadowed}. */
    String word();

    /** Whether the rules may stay so: a warning is for a person to judge. */
    boolean warning();

    /**
     * A rule whose conditions contradict each other or the pack: no message meets them.
     *
     * @param keys the keys under 'when' that cannot hold
     */
    record Dead(String rule, int line, String keys) implements RuleFinding {
        @Override
        public String word() {
            return "dead";
        }

        @Override
        public boolean warning() {
            return false;
        }
    }

    /**
     * A rule all of whose messages are taken by earlier ones.
     *
     * @param by the earlier rules, none of which could be left out
     */
    record Shadowed(String rule, int line, List<String> by) implements RuleFinding {
        public Shadowed {
            by = List.copyOf(by);
        }

        @Override
        public String word() {
            return "shadowed";
        }

        @Override
        public boolean warning() {
            return false;
        }
    }

    /**
     * Two rules that give some messages to different agencies, neither more special than the other: the order alone decides.
     *
     * @param agency whom the earlier rule names; {@code municipality} for the administration of the place
     * @param otherAgency whom the later one names
     */
    record Conflict(String rule, int line, String agency, String other, int otherLine, String otherAgency)
            implements RuleFinding {
        @Override
        public String word() {
            return "conflict";
        }

        @Override
        public boolean warning() {
            return true;
        }
    }

    /**
     * Messages of a category that no rule but the last one takes, or not all of them.
     *
     * @param placeKnown whether their municipality is known
     * @param regimes each of these with each of the kinds
     */
    record Unrouted(String category, boolean placeKnown, List<String> regimes, List<String> kinds)
            implements RuleFinding {
        public Unrouted {
            regimes = List.copyOf(regimes);
            kinds = List.copyOf(kinds);
        }

        /** Of regime and kind. */
        public int combinations() {
            return regimes.size() * kinds.size();
        }

        @Override
        public String word() {
            return "unrouted";
        }

        @Override
        public boolean warning() {
            return false;
        }
    }

    /** A rule that will hold on no day to come. */
    record Expired(String rule, int line, LocalDate lastDay) implements RuleFinding {
        @Override
        public String word() {
            return "expired";
        }

        @Override
        public boolean warning() {
            return true;
        }
    }

    /** A rule too entangled with others to say whether it can hold. */
    record Undecided(String rule, int line) implements RuleFinding {
        @Override
        public String word() {
            return "undecided";
        }

        @Override
        public boolean warning() {
            return true;
        }
    }
}
