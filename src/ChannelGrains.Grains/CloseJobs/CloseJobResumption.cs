using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.CloseJobs;

/// <summary>Once after a start, and when silos came or went: wakes the months of which a job was under way, which go on with it.</summary>
internal sealed partial class CloseJobResumption(
    IGrainFactory grains, IJournalIndex index, SiloShare silos, IHostApplicationLifetime application, TimeProvider time, ILogger<CloseJobResumption> logger)
    : Resumption(index, silos, application, time, logger)
{
    protected override Task ResumeAllAsync(CancellationToken cancellationToken) => ForEachAsync(CloseJobKeys.RunningStart, entry =>
    {
        var month = CloseJobKeys.MonthOf(entry.Key.Span);
        return ResumeAsync(month, () => grains.GetGrain<ICloseJobGrain>(month).Resume(), cancellationToken);
    }, cancellationToken);

    protected override void OnFailed(string what, Exception exception) => LogNotResumed(logger, what, exception);

    [LoggerMessage(EventId = 3413, Level = LogLevel.Error, Message = "The closing of {Month} could not be taken up again. It goes on when it is asked for, or at the next start.")]
    private static partial void LogNotResumed(ILogger logger, string month, Exception exception);
}
