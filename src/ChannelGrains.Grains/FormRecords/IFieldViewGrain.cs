using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>What was recorded in the field in one month of all partners, as their feeds tell it; the key is the month's id, as 2026-01. It shows only what is durable.</summary>
public interface IFieldViewGrain : IViewGrain
{
    /// <summary>The sum over the partners of a scope, by their own types and regions.</summary>
    ValueTask<ViewReading<FieldSum>> ReadSum(ViewScope scope);

    /// <summary>What actions of the partners of a scope cost.</summary>
    ValueTask<ViewReading<Amount>> ReadSpent(ViewScope scope);

    /// <summary>As <see cref="ReadSum"/>, without the inspectors.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="observer">Told, once, when anything of the month changes after this answer; null when nobody watches.</param>
    ValueTask<ViewReading<RecordMonth>> ReadCounts(ViewScope scope, IChangeObserver? observer);
}
