using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Surveys;

internal sealed class SurveyViewGrain(FeedParts parts, SavedViews saved, ViewInstruments instruments, TimeProvider time, ILogger<SurveyViewGrain> logger)
    : ViewGrain<SurveyView>(RowSpaces.Surveys, parts, saved, instruments, time, logger), ISurveyViewGrain
{
    public ValueTask<ViewReading<IReadOnlyList<SurveySum>>> ReadSums(ViewScope scope) => ValueTask.FromResult(Read(() => View.Sum(scope)));

    protected override void OnTold()
    {
    }

    protected override void OnLeaving()
    {
    }
}
