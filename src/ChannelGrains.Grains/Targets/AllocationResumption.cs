using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Targets;

/// <summary>Once after a start, and when silos came or went: wakes the scopes of which an allocation was under way, which go on with it.</summary>
internal sealed partial class AllocationResumption(
    IGrainFactory grains, IJournalIndex index, SiloShare silos, IHostApplicationLifetime application, TimeProvider time, ILogger<AllocationResumption> logger)
    : Resumption(index, silos, application, time, logger)
{
    protected override Task ResumeAllAsync(CancellationToken cancellationToken) => ForEachAsync(TargetNames.PendingStart, entry =>
    {
        var key = TargetNames.OfPendingKey(entry.Key.Span);
        return ResumeAsync(key, () => grains.GetGrain<ITargetGrain>(key).Resume(), cancellationToken);
    }, cancellationToken);

    protected override void OnFailed(string what, Exception exception) => LogNotResumed(logger, what, exception);

    [LoggerMessage(EventId = 3303, Level = LogLevel.Error,
        Message = "The allocation of target {Key} could not be taken up again. It goes on when the target is read or set, or at the next start.")]
    private static partial void LogNotResumed(ILogger logger, string key, Exception exception);
}
