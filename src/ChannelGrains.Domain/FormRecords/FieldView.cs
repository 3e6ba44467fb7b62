using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What was recorded in the field in one month, of all partners.</summary>
public sealed class FieldView : LiveView
{
    private readonly Dictionary<string, (long Version, FieldCell Cell)> _partners = new(StringComparer.Ordinal);

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>The view of a month, in months since 1970-01.</summary>
    public static ViewId Id(int month) => new(RowSpaces.FieldMonths, month);

    /// <summary>The sum over the partners of a scope, by their types and regions; its category is not looked at.</summary>
    public FieldSum Sum(ViewScope scope) => FieldSum.Of(In(scope).Select(cell => cell.Sum));

    /// <summary>As <see cref="Sum"/>, without the inspectors.</summary>
    public RecordMonth Counts(ViewScope scope) => In(scope).Aggregate(default(RecordMonth), (sum, cell) => sum + cell.Sum.Counts);

    /// <summary>What actions of the partners of a scope cost.</summary>
    public Amount Spent(ViewScope scope) => In(scope).Aggregate(Amount.Zero, (sum, cell) => sum + cell.Sum.Spent);

    public override FieldReading Read(string partnerId) =>
        _partners.TryGetValue(partnerId, out var partner) ? new(partner.Version, partner.Cell.IsEmpty ? null : partner.Cell) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        var known = _partners.TryGetValue(partner.PartnerId, out var seen) ? seen.Version : 0;
        if (partner.IsKnownAt(known))
            return true;
        if (partner.IsAheadOf(known))
            return false;
        _partners[partner.PartnerId] = (partner.Version, ((FieldUpdate)update).Cell(partner));
        Revision++;
        return true;
    }

    private IEnumerable<FieldCell> In(ViewScope scope) => _partners.Values.Select(partner => partner.Cell).Where(cell => scope.Holds(cell.ChannelType, cell.Region));
}
