using ChannelGrains.Kpi.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Views;

/// <summary>One partner of a board.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Day">Figures of the day.</param>
/// <param name="Month">Figures of the month.</param>
/// <param name="NetOfDays">Net of the last two weeks, by day, today last; in CNY.</param>
/// <param name="Quarantined">Open items in quarantine.</param>
/// <param name="Score">Its score of the month as the server answered it; empty where there is none.</param>
/// <param name="Share">Its share of what all sold in the month; null until it sold something.</param>
/// <param name="Attainment">Its net of the month / its target for it; null where it has none.</param>
internal sealed record BoardRow(
    Partner Partner, SalesMeasures Day, SalesMeasures Month, IReadOnlyList<decimal> NetOfDays, int Quarantined, string Score, PartnerShare? Share,
    Ratio? Attainment)
{
    public decimal NetToday => Texts.Yuan(Day.Net);

    public decimal NetYesterday => NetOfDays[^2];

    public decimal NetMonth => Texts.Yuan(Month.Net);
}
