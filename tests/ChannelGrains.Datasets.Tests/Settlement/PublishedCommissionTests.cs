using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Settlement;

/// <summary>The published commission of every month, from its net sales alone.</summary>
public sealed class PublishedCommissionTests
{
    [Fact]
    public void Compute_EveryPublishedMonth_IsExactInBothModesAndRoundings()
    {
        Dataset.Require();
        IReadOnlyList<ExpectedSettlement> months = [.. ExpectedSettlement.IowaVendors(), .. ExpectedSettlement.IowaStores(), .. ExpectedSettlement.Countries()];
        Assert.Equal(0, months.Count(month => (month.Graduated, month.Volume) != (Of(month, BracketMode.Graduated), Of(month, BracketMode.Volume))));
        // The two roundings are not the same everywhere, so that both are looked at.
        Assert.Contains(months, month => month.Graduated.HalfAway != month.Graduated.HalfEven);
        Assert.Contains(months, month => month.Volume.HalfAway != month.Volume.HalfEven);
    }

    private static ExpectedCommission Of(ExpectedSettlement month, BracketMode mode)
    {
        var first = BusinessDay.Parse($"{month.Period}-01");
        var net = (Int128)(month.Net * Amount.MicrosPerUnit);
        var schedule = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = mode,
            Period = CommissionPeriod.Month,
            Brackets = [new(Amount.FromUnits(50_000), Rate("0.03"), default), new(Amount.FromUnits(250_000), Rate("0.05"), default), new(null, Rate("0.08"), default)],
        };
        var history = new CommissionHistory(
            CommissionSales.Of([new(first, "all", new CellSum { Gross = Int128.Max(net, 0), Returns = Int128.Max(-net, 0) })]),
            [new(1, new(first, null), true, schedule)], _ => null, CalendarRules.Default);
        return SettlementCheck.Rounded(history.Of(first.Month).Amount);
    }

    private static Rate Rate(string text) => Domain.Agreements.Rate.TryParse(text, out var rate) ? rate : throw new FormatException(text);
}
