namespace ChannelGrains.Fleet.Ledgers;

/// <summary>What a later statement says of a month: commission in billionths of CNY, net in micros.</summary>
/// <param name="Month">The month's first day.</param>
/// <param name="Stated">Its commission as statements said before.</param>
/// <param name="Now">As it is now.</param>
/// <param name="NetStated">Its net then.</param>
/// <param name="NetNow">Its net now.</param>
internal sealed record MonthAdjustment(DateOnly Month, long Stated, long Now, long NetStated, long NetNow)
{
    public long Difference => Now - Stated;
}
