using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Domain.Profit;

/// <summary>Profit and loss of one month of all partners.</summary>
public sealed class ProfitView : LiveView
{
    /// <summary>The space of the views' rows.</summary>
    public const byte Space = RowSpaces.ProfitMonths;

    private readonly Dictionary<string, (long Version, ProfitCell Cell)> _partners = new(StringComparer.Ordinal);

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>The view of a month, in months since 1970-01.</summary>
    public static ViewId Id(int month) => new(Space, month);

    /// <summary>The sum over the partners of a scope, by their types and regions; its category is not looked at.</summary>
    public ProfitOfMonth Of(ViewScope scope)
    {
        var (sum, partners) = (default(ProfitSum), new List<string>());
        foreach (var (partnerId, (_, cell)) in _partners)
        {
            if (cell.IsEmpty || !scope.Holds(cell.ChannelType, cell.Region))
                continue;
            sum += ProfitSum.Of(cell);
            partners.Add(partnerId);
        }
        return new(sum, partners);
    }

    public override ProfitReading Read(string partnerId) =>
        _partners.TryGetValue(partnerId, out var partner) ? new(partner.Version, partner.Cell.IsEmpty ? null : partner.Cell) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        var known = _partners.TryGetValue(partner.PartnerId, out var seen) ? seen.Version : 0;
        if (partner.IsKnownAt(known))
            return true;
        if (partner.IsAheadOf(known))
            return false;
        _partners[partner.PartnerId] = (partner.Version, ((ProfitUpdate)update).Cell(partner));
        Revision++;
        return true;
    }
}
