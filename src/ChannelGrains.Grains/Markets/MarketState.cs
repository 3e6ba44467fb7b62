using ChannelGrains.Domain.Markets;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Markets;

internal sealed class MarketState : IJournalledState
{
    /// <summary>Which market; known from the first fact on.</summary>
    public MarketKey Market { get; set; }

    /// <summary>The currency of the amounts, which the programme has fixed.</summary>
    public string CurrencyCode { get; set; } = "";

    public MarketReports Reports { get; } = new();

    public RequestLog Requests { get; } = new();
}
