using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;

namespace ChannelGrains.Gateway.Profit;

/// <summary>What a capability spends on partners beside their commission. All that are registered are added up.</summary>
internal abstract class SpendSource
{
    /// <summary>What was spent on the partners of a scope in a period.</summary>
    /// <param name="partnerId">One partner; null for those of the scope.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="period">Whole months.</param>
    public abstract ValueTask<Amount> SpentAsync(string? partnerId, ViewScope scope, Period period);
}
