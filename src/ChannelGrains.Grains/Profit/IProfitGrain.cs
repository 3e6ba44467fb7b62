using ChannelGrains.Domain.Profit;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;

namespace ChannelGrains.Grains.Profit;

/// <summary>Profit and loss of one month of all partners, as their feeds tell it; the key is the month's id, as 2026-01. It shows only what is durable.</summary>
public interface IProfitGrain : IViewGrain
{
    /// <summary>The sum over the partners of a scope, by their own types and regions.</summary>
    ValueTask<ViewReading<ProfitOfMonth>> ReadProfit(ViewScope scope);
}
