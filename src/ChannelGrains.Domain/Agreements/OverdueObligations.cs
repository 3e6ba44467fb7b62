using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Agreements;

/// <summary>The obligations of a partner's signed versions: an obligation is one of the agreement where its version is in force on its last day.</summary>
public sealed class OverdueObligations
{
    /// <summary>Days for which an obligation counts as overdue: what was due before is past asking for.</summary>
    public const int Days = 92;

    private readonly List<Obligation> _all = [];

    /// <summary>By their last day.</summary>
    public IReadOnlyList<Obligation> All => _all;

    /// <param name="timeline">Which version is in force when.</param>
    /// <param name="versions">Signed versions with their obligations.</param>
    public static OverdueObligations Of(AgreementTimeline timeline, IEnumerable<(AgreementVersion Version, IReadOnlyList<Obligation> Obligations)> versions)
    {
        var found = new OverdueObligations();
        found._all.AddRange(versions.SelectMany(one => one.Obligations.Where(obligation => timeline.InForceOn(obligation.DueOn)?.Number == one.Version.Number)).OrderBy(obligation => obligation.DueOn));
        return found;
    }

    /// <summary>Those whose last day is over.</summary>
    public IEnumerable<Obligation> On(BusinessDay today) => _all.Where(obligation => obligation.DueOn < today && today - obligation.DueOn <= Days);

    /// <summary>The last day that is over next; null for none.</summary>
    public BusinessDay? NextAfter(BusinessDay today) => _all.Find(obligation => obligation.DueOn >= today)?.DueOn;
}
