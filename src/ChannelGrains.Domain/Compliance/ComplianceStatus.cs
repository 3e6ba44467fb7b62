using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Compliance;

/// <summary>How one requirement stands on a day.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="State">How it stands.</param>
/// <param name="Shown">What it rests on: what holds, or of one that is EXPIRED or was taken back the latest that did; null where nothing was ever shown.</param>
/// <param name="Until">Last business day on which it is met, without a gap from the day on, or of one that is EXPIRED was met; null is without end, or never.</param>
[GenerateSerializer, Immutable]
public sealed record ComplianceStatus(
    [property: Id(0)] Requirement Requirement, [property: Id(1)] ComplianceState State, [property: Id(2)] ShownPeriod? Shown, [property: Id(3)] BusinessDay? Until)
{
    /// <summary>Of certificates: persons who hold one that counts.</summary>
    [Id(4)]
    public int CertifiedPersons { get; init; }

    public bool IsMet => State is ComplianceState.Valid or ComplianceState.Expiring;

    /// <summary>How a requirement stands on a day, by what was shown.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="shown">What was shown for it, the earliest record first.</param>
    /// <param name="day">The day.</param>
    public static ComplianceStatus Of(Requirement requirement, IReadOnlyList<ShownPeriod> shown, BusinessDay day)
    {
        var counting = Counting(shown, day);
        if (counting.Where(period => period.Holds(day)).OrderBy(period => period.LastDay).Select(period => (ShownPeriod?)period).LastOrDefault() is not { } holding)
            return Unmet(requirement, shown, counting, day);
        var last = Chain(counting, holding.LastDay);
        return new(requirement, requirement.StateUntil(last, day), holding, last == BusinessDay.Last ? null : last);
    }

    /// <summary>What is not taken back by something later that holds by the day.</summary>
    private static List<ShownPeriod> Counting(IReadOnlyList<ShownPeriod> shown, BusinessDay day)
    {
        var last = -1;
        for (var place = 0; place < shown.Count; place++)
            if (!shown[place].Recorded.IsMet && shown[place].Recorded.From <= day)
                last = place;
        return [.. shown.Skip(last + 1).Where(period => period.Recorded.IsMet)];
    }

    /// <summary>The last day that is reached from another one without a gap.</summary>
    private static BusinessDay Chain(List<ShownPeriod> periods, BusinessDay last)
    {
        while (last < BusinessDay.Last && periods.Any(period => period.Recorded.From <= last.AddDays(1) && period.LastDay > last))
            last = periods.Where(period => period.Recorded.From <= last.AddDays(1)).Max(period => period.LastDay);
        return last;
    }

    private static ComplianceStatus Unmet(Requirement requirement, IReadOnlyList<ShownPeriod> shown, List<ShownPeriod> counting, BusinessDay day)
    {
        var ended = counting.Where(period => period.LastDay < day).OrderBy(period => period.LastDay).Select(period => (ShownPeriod?)period).LastOrDefault();
        return ended is { } before
            ? new(requirement, ComplianceState.Expired, before, before.LastDay)
            : new(requirement, ComplianceState.Missing, shown.Count == 0 ? null : shown[^1], null);
    }
}
