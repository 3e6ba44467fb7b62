namespace ChannelGrains.Domain.Surveys;

/// <summary>What answers say of all who could have answered. A share's interval is Wilson's (1927), which is right for few answers and shares near 0 and 1 too.</summary>
public static class Estimates
{
    /// <summary>The quantile of the normal distribution for 95 % on both sides.</summary>
    private const double Quantile = 1.959963984540054;

    /// <summary>A share of answers; null where there is none.</summary>
    public static Estimate? Share(long part, long all)
    {
        if (all == 0)
            return null;
        var (share, square) = ((double)part / all, Quantile * Quantile);
        var (middle, spread) = (share + (square / (2 * all)), Quantile * Math.Sqrt((share * (1 - share) / all) + (square / (4.0 * all * all))));
        var scale = 1 + (square / all);
        // The bound itself at 0 and 1, not what rounding leaves of it.
        return new Estimate(share, part == 0 ? 0 : (middle - spread) / scale, part == all ? 1 : (middle + spread) / scale);
    }

    /// <summary>The net promoter score, -1 to 1: the share of promoters less that of detractors. Its interval is put together from those of both shares, which hang together as
    /// parts of one whole, by the method of Zou and Donner (2008); null where there is no answer.</summary>
    public static Estimate? NetPromoters(SurveyCounts counts)
    {
        if (Share(counts.Promoters, counts.Recommending) is not { } promoters || Share(counts.Detractors, counts.Recommending) is not { } detractors)
            return null;
        var rest = (1 - promoters.Value) * (1 - detractors.Value);
        var correlation = rest > 0 ? -Math.Sqrt(promoters.Value * detractors.Value / rest) : 0;
        var score = promoters.Value - detractors.Value;
        return new Estimate(
            score, Math.Max(-1, score - Spread(promoters.Value - promoters.Lower, detractors.Upper - detractors.Value, correlation)),
            Math.Min(1, score + Spread(promoters.Upper - promoters.Value, detractors.Value - detractors.Lower, correlation)));
    }

    private static double Spread(double first, double second, double correlation) => Math.Sqrt((first * first) - (2 * correlation * first * second) + (second * second));
}
