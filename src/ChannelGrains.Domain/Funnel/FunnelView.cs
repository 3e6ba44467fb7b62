using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;

namespace ChannelGrains.Domain.Funnel;

/// <summary>All partners that started as PROSPECT, and how far each got. It keeps days, not counts: what was planned for a day counts from that day on, in the
/// partner's own zone, without anybody telling of it.</summary>
public sealed class FunnelView : LiveView
{
    /// <summary>The only view of its part.</summary>
    public static readonly ViewId Id = new(RowSpaces.Funnel, 0);

    private readonly Dictionary<string, Row> _partners = new(StringComparer.Ordinal);

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>The funnel at an instant, microseconds since 1970-01-01 UTC, each partner on its business day then.</summary>
    public FunnelReport ReportAt(FunnelScope scope, long unixMicros)
    {
        var counts = new FunnelCounts(scope);
        foreach (var row in _partners.Values)
            if (row.Entry is { } entry)
                counts.Add(entry, entry.Timeline.DayOf(unixMicros));
        return counts.ToReport();
    }

    public override FunnelReading Read(string partnerId) => _partners.TryGetValue(partnerId, out var row) ? new(row.Version, row.Entry) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        _partners.TryGetValue(partner.PartnerId, out var known);
        if (partner.IsKnownAt(known.Version))
            return true;
        if (partner.IsAheadOf(known.Version))
            return false;
        _partners[partner.PartnerId] = new(partner.Version, ((FunnelUpdate)update).Entry(partner));
        Revision++;
        return true;
    }

    private readonly record struct Row(long Version, FunnelEntry? Entry);
}
