using System.Collections.Concurrent;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Which journals have a durable record. Asked before a grain is woken by a name that a caller chose, so that names which nobody ever
/// stored anything for cost no activation.</summary>
public sealed class KnownJournals(IJournals journals)
{
    /// <summary>Names remembered; a journal never goes away, so that only room limits them.</summary>
    private const int Capacity = 100_000;

    private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);
    private int _count; // the dictionary's own takes all its locks

    public ValueTask<bool> HasPartnerAsync(string partnerId, CancellationToken cancellationToken) => HasAsync(JournalNames.Partner + partnerId, cancellationToken);

    public ValueTask<bool> HasSourceAsync(string sourceId, CancellationToken cancellationToken) => HasAsync(JournalNames.Source + sourceId, cancellationToken);

    /// <param name="marketKey">Key of its grain.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<bool> HasMarketAsync(string marketKey, CancellationToken cancellationToken) => HasAsync(JournalNames.Market + marketKey, cancellationToken);

    /// <param name="targetKey">Key of its grain.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<bool> HasCloseJobsAsync(string monthId, CancellationToken cancellationToken) => HasAsync(JournalNames.CloseJobs + monthId, cancellationToken);

    public ValueTask<bool> HasTargetAsync(string targetKey, CancellationToken cancellationToken) => HasAsync(JournalNames.Target + targetKey, cancellationToken);

    public ValueTask<bool> HasPaymentRunAsync(string runId, CancellationToken cancellationToken) => HasAsync(JournalNames.PaymentRun + runId, cancellationToken);

    private ValueTask<bool> HasAsync(string name, CancellationToken cancellationToken) =>
        _known.ContainsKey(name) ? ValueTask.FromResult(true) : FindAsync(name, cancellationToken);

    private async ValueTask<bool> FindAsync(string name, CancellationToken cancellationToken)
    {
        // Of the names that start with it, it is the first.
        var found = await journals.ListAsync(name, "", 1, cancellationToken);
        if (found.Count == 0 || found[0].Value != name)
            return false;
        if (Volatile.Read(ref _count) >= Capacity)
        {
            _known.Clear();
            Volatile.Write(ref _count, 0);
        }
        if (_known.TryAdd(name, 0))
            Interlocked.Increment(ref _count);
        return true;
    }
}
