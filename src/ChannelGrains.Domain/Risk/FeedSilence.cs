namespace ChannelGrains.Domain.Risk;

/// <summary>
/// Silence of a feed: days since the last sale, or since anything arrived where that is later, / the usual gap: the longest but one between two days with sales in
/// <see cref="SalesDays.RecentDays"/> days, at least <see cref="LeastGap"/>. Of fewer than <see cref="LeastGaps"/> gaps nothing can be said.
/// </summary>
internal static class FeedSilence
{
    public const int LeastGap = 2, LeastGaps = 8;

    public static RiskReading? Read(RiskInputs inputs)
    {
        if (inputs.Sales is not { } sales)
            return null;
        int gaps = -1, longest = 0, second = 0;
        var last = sales.Recent.First;
        for (var day = sales.Recent.First; day <= sales.Today; day = day.AddDays(1))
        {
            if (sales.Recent[day].Transactions <= 0)
                continue;
            if (++gaps > 0)
                (longest, second) = day - last > longest ? (day - last, longest) : (longest, Math.Max(second, day - last));
            last = day;
        }
        if (gaps < LeastGaps)
            return null;
        long silent = sales.Today - last;
        if (inputs.LastArrivalMicros is { } arrival)
            silent = Math.Min(silent, Math.Max(0, (inputs.NowMicros - arrival) / RiskEvaluation.DayMicros));
        return new RiskReading(RiskFactorKind.FeedSilent, Quotient.Of(silent, Math.Max(second, LeastGap)));
    }
}
