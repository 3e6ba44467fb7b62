using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Domain.Surveys;

/// <summary>What is counted of surveys in one month of all partners.</summary>
public sealed class SurveyView : LiveView
{
    private readonly Dictionary<string, (long Version, SurveyCell Cell)> _partners = new(StringComparer.Ordinal);

    public override int PartnerCount => _partners.Count;

    public override int CellCount => _partners.Count;

    /// <summary>The view of a month, in months since 1970-01.</summary>
    public static ViewId Id(int month) => new(RowSpaces.Surveys, month);

    /// <summary>The sums over the partners of a scope, by their types and regions, each survey once.</summary>
    /// <param name="scope">The scope; its category is not looked at.</param>
    public IReadOnlyList<SurveySum> Sum(ViewScope scope) => SurveySum.Merge(_partners.Values.Where(partner => scope.Holds(partner.Cell.ChannelType, partner.Cell.Region)).SelectMany(partner => partner.Cell.Sums));

    public override SurveyReading Read(string partnerId) =>
        _partners.TryGetValue(partnerId, out var partner) ? new(partner.Version, partner.Cell.Sums.Count == 0 ? null : partner.Cell) : new(0, null);

    protected override bool Apply(in PartnerUpdate partner, ViewUpdate update)
    {
        var known = _partners.TryGetValue(partner.PartnerId, out var seen) ? seen.Version : 0;
        if (partner.IsKnownAt(known))
            return true;
        if (partner.IsAheadOf(known))
            return false;
        _partners[partner.PartnerId] = (partner.Version, ((SurveyUpdate)update).Cell(partner));
        Revision++;
        return true;
    }
}
