using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Payments;

/// <summary>Once after a start, and when silos came or went: wakes the runs of which something was under way, and the files of the bank, which go on with it.</summary>
internal sealed partial class PaymentResumption(
    IGrainFactory grains, IJournalIndex index, SiloShare silos, IHostApplicationLifetime application, TimeProvider time, ILogger<PaymentResumption> logger)
    : Resumption(index, silos, application, time, logger)
{
    protected override async Task ResumeAllAsync(CancellationToken cancellationToken)
    {
        await ForEachAsync(PaymentKeys.OpenRuns, entry =>
        {
            if (!RunIndex.IsUnderWay(entry.Value.Span))
                return Task.CompletedTask;
            var run = PaymentKeys.RunOf(entry.Key.Span);
            return ResumeAsync($"payment run {run}", () => grains.GetGrain<IPaymentRunGrain>(run).Resume(), cancellationToken);
        }, cancellationToken);
        if (await AnyAsync(PaymentKeys.Files, cancellationToken))
            await ResumeAsync("the bank's files", () => grains.GetGrain<IBankGrain>(PaymentKeys.Bank).Resume(), cancellationToken);
    }

    protected override void OnFailed(string what, Exception exception) => LogNotResumed(logger, what, exception);

    [LoggerMessage(EventId = 3608, Level = LogLevel.Error, Message = "What is under way with {What} could not be taken up again. It goes on when it is read or changed, or at the next start.")]
    private static partial void LogNotResumed(ILogger logger, string what, Exception exception);
}
