using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;

namespace ChannelGrains.Grains.Surveys;

/// <summary>What is counted of surveys in one month of all partners, as their feeds tell it; the key is the month's id, as 2026-01. It shows only what is durable.</summary>
public interface ISurveyViewGrain : IViewGrain
{
    /// <summary>The sums over the partners of a scope, by their own types and regions.</summary>
    ValueTask<ViewReading<IReadOnlyList<SurveySum>>> ReadSums(ViewScope scope);
}
