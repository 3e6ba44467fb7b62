using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Agreements;

/// <summary>
/// Which version is in force on which business day. Signed versions and terminations begin on their days; on a day the one holds that began last, and of
/// several that begin on the same day the one that was signed, or declared, last. A version whose last day is past leaves nobody in force: the one before it
/// does not come back. A termination also takes away what was signed before it and would begin later. Immutable.
/// </summary>
public sealed class AgreementTimeline
{
    // By first day, then by record. A null version is an end.
    private readonly (BusinessDay From, long At, AgreementVersion? Version)[] _entries;
    private readonly IReadOnlyList<AgreementEnd> _ends;

    /// <param name="versions">Those that are signed; others are passed over.</param>
    /// <param name="ends">The terminations.</param>
    public AgreementTimeline(IEnumerable<AgreementVersion> versions, IReadOnlyList<AgreementEnd> ends)
    {
        _ends = ends;
        var signed = versions.Where(version => version.IsSigned && !IsCut(version)).Select(version => (version.From, At: version.SignedAt, Version: (AgreementVersion?)version));
        _entries = [.. signed.Concat(ends.Select(end => (end.From, end.At, Version: (AgreementVersion?)null))).OrderBy(entry => entry.From).ThenBy(entry => entry.At)];
    }

    /// <summary>The last business day on which a version is in force; null when there is no end, or never one in force.</summary>
    public BusinessDay? LastDay => _entries.Reverse().Select(entry => entry.Version is { } version ? SpanOf(version) : null).FirstOrDefault(span => span is not null)?.Last;

    /// <summary>The days on which a version or an end begins, and those behind the last day of one.</summary>
    public IEnumerable<BusinessDay> Changes => _entries.Select(entry => entry.From).Concat(_entries.Select(entry => entry.Version?.Until).OfType<BusinessDay>().Select(until => until.AddDays(1)));

    /// <summary>The version in force on a business day; null when there is none.</summary>
    public AgreementVersion? InForceOn(BusinessDay day) => Find(day) is var i and >= 0 && _entries[i].Version is { } version && !(version.Until < day) ? version : null;

    /// <summary>The version that prices facts of a business day: the one in force, and behind the end of the agreement the last that was, since returns come then
    /// too. Null for a day before the first one.</summary>
    public AgreementVersion? PricingOn(BusinessDay day)
    {
        for (var i = Find(day); i >= 0; i--)
            if (_entries[i].Version is { } version)
                return version;
        return null;
    }

    /// <summary>The days that have a price, from the first: each with <see cref="PricingOn"/> and whether that is <see cref="InForceOn"/>; no holes, as long as possible.</summary>
    public IReadOnlyList<PricingSpan> Pricing()
    {
        var spans = new List<PricingSpan>();
        foreach (var first in Changes.Distinct().Order())
        {
            if (PricingOn(first) is not { } version)
                continue;
            var isInForce = InForceOn(first) is not null;
            if (spans is [.., var last])
            {
                if (last.Version == version && last.IsInForce == isInForce)
                    continue;
                spans[^1] = last with { Days = last.Days with { Last = first.AddDays(-1) } };
            }
            spans.Add(new(version, new(first, null), isInForce));
        }
        return spans;
    }

    /// <summary>The days on which a version is in force; null when it never is.</summary>
    public DaySpan? SpanOf(AgreementVersion version)
    {
        var i = PlaceOf(version);
        if (i < 0)
            return null;
        var last = version.Until;
        if (i + 1 < _entries.Length && !(last < _entries[i + 1].From))
            last = _entries[i + 1].From.AddDays(-1);
        return last < version.From ? null : new DaySpan(version.From, last);
    }

    /// <summary>The state of a signed version on a business day.</summary>
    public AgreementState StateOf(AgreementVersion version, BusinessDay day)
    {
        var i = PlaceOf(version);
        if (i < 0)
            return AgreementState.Terminated;
        var after = i + 1 < _entries.Length && _entries[i + 1].Version is null ? AgreementState.Terminated : AgreementState.Superseded;
        if (SpanOf(version) is not { } span)
            return after;
        if (day < span.First)
            return AgreementState.Signed;
        if (span.Contains(day))
            return AgreementState.Active;
        return span.Last == version.Until ? AgreementState.Expired : after;
    }

    /// <summary>The termination that would end a version; null for none.</summary>
    public AgreementEnd? EndOf(AgreementVersion version)
    {
        if (IsCut(version))
            return _ends.First(end => end.At > version.SignedAt && end.From <= version.From);
        return PlaceOf(version) is var i && i >= 0 && i + 1 < _entries.Length && _entries[i + 1] is { Version: null } next ? new(next.From, next.At) : null;
    }

    /// <summary>The version that takes a version's place; null for none.</summary>
    public AgreementVersion? SuccessorOf(AgreementVersion version) =>
        PlaceOf(version) is var i && i >= 0 && i + 1 < _entries.Length ? _entries[i + 1].Version : null;

    private bool IsCut(AgreementVersion version) => _ends.Any(end => end.At > version.SignedAt && end.From <= version.From);

    private int PlaceOf(AgreementVersion version) => Array.FindIndex(_entries, entry => entry.Version?.Number == version.Number);

    private int Find(BusinessDay day)
    {
        var i = _entries.Length - 1;
        while (i >= 0 && _entries[i].From > day)
            i--;
        return i;
    }
}
