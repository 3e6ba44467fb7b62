using System.Globalization;
using ChannelGrains.Domain.Money;
using ChannelGrains.Grains;
using ChannelGrains.Kpi.V1;
using Listed = ChannelGrains.Grains.Scorecards.FigureFact;

namespace ChannelGrains.Gateway.Kpis;

/// <summary>Facts of figures as messages.</summary>
internal static class FigureFacts
{
    /// <param name="fact">The fact.</param>
    /// <param name="places">Decimal places of what it adds above the line.</param>
    public static FigureFact ToMessage(Listed fact, int places) => new()
    {
        JournalVersion = fact.Version,
        BusinessDay = fact.Day.ToString(),
        RecordedAt = Timestamps.FromMicros(fact.AtMicros),
        Kind = fact.Kind,
        Id = fact.Id,
        Numerator = DecimalText.Format(fact.Numerator, places),
        Denominator = fact.Denominator?.ToString(CultureInfo.InvariantCulture) ?? "",
    };
}
