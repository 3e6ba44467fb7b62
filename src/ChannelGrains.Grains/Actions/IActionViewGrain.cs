using ChannelGrains.Domain.Actions;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using ChannelGrains.Grains.Watching;

namespace ChannelGrains.Grains.Actions;

/// <summary>The actions of all partners that are not closed, as their feeds tell it; the key is <see cref="ActionViewKey.All"/>. It shows only what is durable. The programme's come
/// with the question.</summary>
public interface IActionViewGrain : IViewGrain
{
    /// <summary>See <see cref="ActionView.Page"/>.</summary>
    ValueTask<ViewReading<ActionPage>> ReadPage([Immutable] ActionQuery query, ActionPlace? after, int size);

    /// <summary>See <see cref="ActionView.Board"/>.</summary>
    ValueTask<ViewReading<ActionBoard>> ReadBoard([Immutable] ActionQuery query);

    /// <summary>The board and the first actions of a list.</summary>
    /// <param name="query">The question.</param>
    /// <param name="size">Actions.</param>
    /// <param name="observer">Told, once, when something changes after this answer. That an action becomes overdue is not told: who watches for long reads again from time to time.</param>
    ValueTask<ViewReading<ActionsShown>> Watch([Immutable] ActionQuery query, int size, IChangeObserver observer);

    /// <summary>See <see cref="ActionView.Measures"/>.</summary>
    ValueTask<ViewReading<IReadOnlyList<LiveMeasures>>> ReadMeasures([Immutable] ActionQuery query);

    /// <summary>How many are overdue, by kind.</summary>
    ValueTask<IReadOnlyDictionary<ActionKind, int>> ReadOverdue();
}
