using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Once after a start: wakes the grains of which the index says that something was under way, which go on with it.</summary>
/// <param name="index">The index.</param>
/// <param name="application">The application, which has started first.</param>
internal abstract class Resumption(IJournalIndex index, IHostApplicationLifetime application) : BackgroundService
{
    private const int PageSize = 256;

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        await ResumeAllAsync(cancellationToken);
    }

    protected abstract Task ResumeAllAsync(CancellationToken cancellationToken);

    /// <summary>Goes through the entries whose keys start with a prefix, in their order.</summary>
    protected async Task ForEachAsync(ReadOnlyMemory<byte> prefix, Func<IndexEntry, Task> resume, CancellationToken cancellationToken)
    {
        IReadOnlyList<IndexEntry> page;
        ReadOnlyMemory<byte> after = default;
        do
        {
            page = await index.ScanIndexAsync(prefix, after, PageSize, descending: false, cancellationToken);
            foreach (var entry in page)
                await resume(entry);
            after = page.Count > 0 ? page[^1].Key : after;
        }
        while (page.Count == PageSize);
    }

    /// <summary>Lets one go on; the others do so too when it fails.</summary>
    protected async Task ResumeAsync(string what, Func<Task> resume, CancellationToken cancellationToken)
    {
        try
        {
            await resume();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            OnFailed(what, exception);
        }
    }

    protected abstract void OnFailed(string what, Exception exception);
}
