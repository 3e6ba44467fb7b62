using ChannelGrains.Kpi.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;

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
/// <param name="Balance">What it has earned, and what became of it.</param>
internal sealed record BoardRow(
    Partner Partner, SalesMeasures Day, SalesMeasures Month, IReadOnlyList<decimal> NetOfDays, int Quarantined, string Score, PartnerShare? Share,
    Ratio? Attainment, Balance Balance)
{
    public decimal NetToday => Texts.Yuan(Day.Net);

    public decimal NetYesterday => NetOfDays[^2];

    /// <summary>Commission that no statement says yet.</summary>
    public decimal Earned => Texts.Decimal(Balance.Accrued);

    /// <summary>Commission of statements that are not paid.</summary>
    public decimal Owed => new[] { Balance.Held, Balance.Available, Balance.Disputed, Balance.Blocked, Balance.Paying }.Sum(Texts.Yuan);

    public decimal NetMonth => Texts.Yuan(Month.Net);
}
