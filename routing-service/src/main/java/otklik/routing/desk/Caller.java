package otklik.routing.desk;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Case;
import otklik.routing.sight.Sight;

/** Who asks, by the token alone; on an agency's topic by the topic. */
public class Caller {
    /** Roles that see the cases of every agency, unless the token is bound to one. */
    private static final Set<String> UNBOUND =
            Set.of("admin", "governor", "auditor", "analyst", "moderator", "coordinator");

    /** Roles that see the cases of their own agency. */
    private static final Set<String> OF_AGENCY = Set.of("executor", "approver");

    /** Who may work on a case, in words for a refusal. */
    static final String EXECUTOR = "executor of the agency that holds the case";

    private final String name;
    private final Set<String> roles;
    private final @Nullable String agency;
    private final @Nullable String municipality;

    /**
     * @param name {@code upn}; {@code <agency>:<employee>} where the agency's own system says who it is
     * @param agency the one the caller works for; absent for the staff of the control centre
     * @param municipality the only one the caller works on; absent for no such limit
     */
    public Caller(String name, Set<String> roles, @Nullable String agency, @Nullable String municipality) {
        this.name = name;
        this.roles = Set.copyOf(roles);
        this.agency = agency;
        this.municipality = municipality;
    }

    /** An employee of an agency, named by the agency itself: who it is says the agency, whose he is does not. */
    static Caller ofAgency(String agency, String employee) {
        return new Caller(agency + ":" + employee, Set.of("executor"), agency, null);
    }

    /** The citizen himself, known by reference and PIN: no token, so no role, and he sees no case by this. */
    static Caller citizen() {
        return new Caller("citizen", Set.of(), null, null);
    }

    public String name() {
        return name;
    }

    public @Nullable String agency() {
        return agency;
    }

    public @Nullable String municipality() {
        return municipality;
    }

    /**
     * What the database is to show the caller at all. The same as {@link #sees}, said a second time: it asks none of the methods here,
     * so that a fault in them opens nothing.
     */
    public Sight sight() {
        boolean unbound = roles.stream().anyMatch(UNBOUND::contains);
        if (agency == null) {
            return unbound ? Sight.ofCentre(municipality) : Sight.NOTHING;
        }
        return unbound || roles.stream().anyMatch(OF_AGENCY::contains)
                ? Sight.ofAgency(agency, municipality)
                : Sight.NOTHING;
    }

    public Set<String> roles() {
        return roles;
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** What this says of one case the conditions of {@code queue.Bound} say of all. */
    public boolean sees(Case wanted) {
        if (municipality != null && !municipality.equals(wanted.municipality())) {
            return false;
        }
        return seesEveryAgency()
                || seesOwnAgency() && agency != null && wanted.agencies().contains(agency);
    }

    public boolean seesEveryAgency() {
        return agency == null && roles.stream().anyMatch(UNBOUND::contains);
    }

    /** Whether the caller sees what his agency works on or watches. */
    public boolean seesOwnAgency() {
        return agency != null && roles.stream().anyMatch(role -> UNBOUND.contains(role) || OF_AGENCY.contains(role));
    }

    /** To say who is responsible and what a case is about. */
    boolean mayCoordinate(Case wanted) {
        return sees(wanted) && (is("coordinator") || is("admin"));
    }

    /** To turn messages away, and to say that the work is done or is not. */
    boolean mayModerate(Case wanted) {
        return mayCoordinate(wanted) || sees(wanted) && is("moderator");
    }

    boolean mayExecute(Case wanted) {
        return sees(wanted) && is("executor") && works(wanted);
    }

    /** To say that two cases are about one problem, or are not. */
    boolean mayJoin(Case wanted) {
        return mayCoordinate(wanted) || mayExecute(wanted);
    }

    /** To stop and set back the clock. */
    boolean mayKeepTime(Case wanted) {
        return mayExecute(wanted) || mayCoordinate(wanted);
    }

    boolean mayAnswer(Case wanted) {
        return mayExecute(wanted) || sees(wanted) && is("admin");
    }

    boolean mayApprove(Case wanted) {
        return sees(wanted) && (is("admin") || is("approver") && works(wanted));
    }

    boolean mayComment(Case wanted) {
        return sees(wanted)
                && (is("executor") || is("approver") || is("moderator") || is("coordinator") || is("admin"));
    }

    boolean mayReadOriginal(Case wanted) {
        return mayExecute(wanted);
    }

    /** Whether the caller's agency is the executor, not only the curator. */
    private boolean works(Case wanted) {
        return wanted.status()
                .assignment()
                .filter(held -> held.executor().equals(agency))
                .isPresent();
    }
}
