package otklik.region;

import java.util.List;
import java.util.Optional;

/**
 * Who can be made responsible for a case.
 *
 * @param code short ASCII words joined by hyphens; part of the topic name {@code agency.<code>.cases}, so it never changes
 * @param duty by what its staff on duty are called, the fastest first
 * @param municipality code of the municipality whose administration this is; present exactly for that kind
 */
public record Agency(
        String code, Title title, AgencyKind kind, List<DutyChannel> duty, Optional<String> municipality) {}
