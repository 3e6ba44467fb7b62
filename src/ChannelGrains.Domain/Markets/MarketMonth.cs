using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Domain.Markets;

/// <summary>A market in one month: what its partners sold, and what was reported of it.</summary>
/// <param name="Partners">The partners with a transaction in it.</param>
/// <param name="Reports">The reports.</param>
public sealed record MarketMonth(IReadOnlyList<PartnerNet> Partners, MonthReports Reports)
{
    public Amount Net => Partners.Aggregate(Amount.Zero, (sum, partner) => sum + partner.Net);

    /// <summary>Nothing was sold and nothing reported: the month says nothing of the market's size, and needs none.</summary>
    public bool IsEmpty => Partners.Count == 0 && Reports.IsEmpty;
}
