using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.PartnerCounts;

namespace ChannelGrains.Domain.FormPlans;

/// <summary>Which partners have answered which assignments: what plans and partners do not say.</summary>
public sealed class AssignmentView : LiveView
{
    /// <summary>The only view of its part.</summary>
    public static readonly ViewId Id = new(RowSpaces.Assignments, 0);

    private readonly Dictionary<string, (long Version, AnsweredCell Cell)> _partners = new(StringComparer.Ordinal);
    private readonly AnsweredSets _answered = new();

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>A page of those that a question asks for.</summary>
    public AssignmentPage Page(PartnerRoster roster, AssignmentQuery query, Func<Plan, ImmutableArray<BusinessDay>> daysOf, AssignmentPlace? after, int size, long nowMicros) =>
        new AssignmentScan(roster, _answered, query, daysOf, nowMicros).Page(after, size);

    public override AnsweredReading Read(string partnerId) =>
        _partners.TryGetValue(partnerId, out var partner) ? new(partner.Version, partner.Cell.IsEmpty ? null : partner.Cell) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        _partners.TryGetValue(partner.PartnerId, out var known);
        if (partner.IsKnownAt(known.Version))
            return true;
        if (partner.IsAheadOf(known.Version))
            return false;
        foreach (var answered in known.Cell?.Answered ?? [])
            _answered.Remove(partner.PartnerId, answered);
        var cell = ((AnsweredUpdate)update).Cell(partner);
        foreach (var answered in cell.Answered)
            _answered.Add(partner.PartnerId, answered);
        _partners[partner.PartnerId] = (partner.Version, cell);
        Revision++;
        return true;
    }
}
