using System.Text;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Payments;

/// <summary>Finds the runs that a file of the bank may tell of.</summary>
internal sealed class BankRuns(IGrainFactory grains, IJournalIndex index, KnownJournals journals)
{
    /// <summary>Runs of which the bank has not said all, at most: a statement that closes their day is told to these.</summary>
    private const int MaxOpen = 1_000;

    private const int AtOnce = 32;

    /// <summary>Runs by id: those that ids in the file name, and those of which the bank has not said all.</summary>
    public async Task<IReadOnlyDictionary<string, RunOutline>> FindAsync(BankFile file, IEnumerable<PaymentPlace> places)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (endToEndId, _) in file.Payments)
            if (PaymentIds.TryReadEndToEnd(endToEndId, out var run, out _))
                ids.Add(run);
        foreach (var batch in file.Batches)
            if (PaymentIds.TryReadFile(batch, out var run, out _))
                ids.Add(run);
        ids.UnionWith(places.Select(place => place.RunId));
        if (!file.Coverage.IsEmpty)
            foreach (var entry in await index.ScanIndexAsync(PaymentKeys.OpenRuns, default, MaxOpen, descending: false, CancellationToken.None))
                ids.Add(PaymentKeys.RunOf(entry.Key.Span));
        var found = new Dictionary<string, RunOutline>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(AtOnce))
            foreach (var run in await Task.WhenAll(some.Select(FindAsync)))
                if (run is not null)
                    found.Add(run.RunId, run);
        return found;
    }

    /// <summary>The payments of the UETRs of those that have no id of ours.</summary>
    public async Task<IReadOnlyDictionary<string, PaymentPlace>> FindUetrsAsync(BankFile file)
    {
        var found = new Dictionary<string, PaymentPlace>(StringComparer.Ordinal);
        var uetrs = file.Payments.Where(payment => payment.Uetr.Length > 0 && !PaymentIds.TryReadEndToEnd(payment.EndToEndId, out _, out _)).Select(payment => payment.Uetr).Distinct().ToList();
        foreach (var some in uetrs.Chunk(AtOnce))
        {
            var reads = new IndexReads();
            foreach (var uetr in some)
                reads.Add(PaymentKeys.Uetr(uetr));
            await index.ReadIndexAsync(reads, CancellationToken.None);
            for (var i = 0; i < some.Length; i++)
                if (reads.Found(i) && PaymentIds.TryReadEndToEnd(Encoding.UTF8.GetString(reads.Value(i)), out var run, out var number))
                    found.TryAdd(some[i], new PaymentPlace(run, number));
        }
        return found;
    }

    private async Task<RunOutline?> FindAsync(string runId)
    {
        if (!await journals.HasPaymentRunAsync(runId, CancellationToken.None))
            return null;
        var answer = await grains.GetGrain<IPaymentRunGrain>(runId).ReadOutline();
        return answer.Value?.Outline;
    }
}
