using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Domain.Feedback;

/// <summary>What customers said in one month of all partners.</summary>
public sealed class FeedbackView : LiveView
{
    private readonly Dictionary<string, (long Version, FeedbackCell Cell)> _partners = new(StringComparer.Ordinal);

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>The view of a month, in months since 1970-01.</summary>
    public static ViewId Id(int month) => new(RowSpaces.FeedbackMonths, month);

    /// <summary>The sum over the partners of a scope, by their types and regions.</summary>
    /// <param name="scope">The scope; its category is not looked at.</param>
    /// <param name="nowMicros">By when open complaints are overdue, microseconds since 1970-01-01 UTC.</param>
    public FeedbackSum Sum(ViewScope scope, long nowMicros)
    {
        var sum = FeedbackSum.Zero;
        foreach (var (_, cell) in _partners.Values)
            if (scope.Holds(cell.ChannelType, cell.Region))
                sum += new FeedbackSum(cell.Counts, cell.OverdueAt(nowMicros));
        return sum;
    }

    /// <summary>Each partner of which something was said, in no order.</summary>
    public IReadOnlyList<PartnerFeedbackSum> Partners(long nowMicros) =>
        [.. _partners.Where(partner => !partner.Value.Cell.IsEmpty).Select(partner => new PartnerFeedbackSum(partner.Key, new(partner.Value.Cell.Counts, partner.Value.Cell.OverdueAt(nowMicros))))];

    /// <summary>Those of some partners of which something was said, in no order.</summary>
    public IReadOnlyList<PartnerFeedbackSum> PartnersOf(IReadOnlyCollection<string> partnerIds, long nowMicros)
    {
        List<PartnerFeedbackSum> sums = [];
        foreach (var partnerId in partnerIds)
            if (_partners.TryGetValue(partnerId, out var partner) && !partner.Cell.IsEmpty)
                sums.Add(new(partnerId, new(partner.Cell.Counts, partner.Cell.OverdueAt(nowMicros))));
        return sums;
    }

    public override FeedbackReading Read(string partnerId) =>
        _partners.TryGetValue(partnerId, out var partner) ? new(partner.Version, partner.Cell.IsEmpty ? null : partner.Cell) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        var known = _partners.TryGetValue(partner.PartnerId, out var seen) ? seen.Version : 0;
        if (partner.IsKnownAt(known))
            return true;
        if (partner.IsAheadOf(known))
            return false;
        _partners[partner.PartnerId] = (partner.Version, ((FeedbackUpdate)update).Cell(partner));
        Revision++;
        return true;
    }
}
