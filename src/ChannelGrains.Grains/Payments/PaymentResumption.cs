using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Payments;

/// <summary>Once after a start: wakes the runs of which something was under way, and the files of the bank, which go on with it.</summary>
internal sealed partial class PaymentResumption(IGrainFactory grains, IJournalIndex index, IHostApplicationLifetime application, ILogger<PaymentResumption> logger) : BackgroundService
{
    private const int PageSize = 256;

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        IReadOnlyList<IndexEntry> page;
        ReadOnlyMemory<byte> after = default;
        do
        {
            page = await index.ScanIndexAsync(PaymentKeys.OpenRuns, after, PageSize, descending: false, cancellationToken);
            foreach (var entry in page.Where(entry => RunIndex.IsUnderWay(entry.Value.Span)))
            {
                var run = PaymentKeys.RunOf(entry.Key.Span);
                await ResumeAsync($"payment run {run}", () => grains.GetGrain<IPaymentRunGrain>(run).Resume(), cancellationToken);
            }
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == PageSize);
        if ((await index.ScanIndexAsync(PaymentKeys.Files, default, 1, descending: false, cancellationToken)).Count > 0)
            await ResumeAsync("the bank's files", () => grains.GetGrain<IBankGrain>(PaymentKeys.Bank).Resume(), cancellationToken);
    }

    private async Task ResumeAsync(string what, Func<Task> resume, CancellationToken cancellationToken)
    {
        try
        {
            await resume();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotResumed(logger, what, exception);
        }
    }

    [LoggerMessage(EventId = 3608, Level = LogLevel.Error, Message = "What is under way with {What} could not be taken up again. It goes on when it is read or changed, or at the next start.")]
    private static partial void LogNotResumed(ILogger logger, string what, Exception exception);
}
