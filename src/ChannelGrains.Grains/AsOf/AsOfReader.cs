using System.Diagnostics;
using ChannelGrains.Domain.AsOf;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Grains.AsOf;

/// <summary>Answers of what was known of a partner at an instant, folded from its journal: away from the partner's grain, which goes on meanwhile and need
/// not be in memory. Only so many at once, and each of so many bytes of records.</summary>
internal sealed class AsOfReader(
    IJournals journals, PartnerSections sections, IdentityKeys keys, TimeProvider time, AsOfInstruments instruments, IOptions<AsOfOptions> options) : IDisposable
{
    private const int RecordsAtOnce = 64;

    private readonly SemaphoreSlim _slots = new(options.Value.MaxAtOnce);
    private int _calls;

    /// <summary>Reads of the partner as it was; what is read is durable.</summary>
    public async Task<Answer<T>> ReadAsync<T>(string partnerId, long asOfMicros, Func<PartnerThen, Answer<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        if (AsOfRules.Check(asOfMicros, Timestamps.ToMicros(time.GetUtcNow())) is { } ahead)
            return Answer<T>.Refuse(ahead);
        return await AdmitAsync(() => FoldAsync(partnerId, asOfMicros, read, cancellationToken), cancellationToken);
    }

    /// <summary>Has something read that folds a journal, when it is its turn.</summary>
    public async Task<Answer<T>> AdmitAsync<T>(Func<Task<Answer<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            if (Interlocked.Increment(ref _calls) > options.Value.MaxAtOnce + options.Value.MaxWaiting)
                return Answer<T>.Refuse(AsOfRules.Busy);
            await _slots.WaitAsync(cancellationToken);
            try
            {
                // What is computed is long: not on the scheduler of who asks.
                return await Task.Run(read, cancellationToken);
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _calls);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<Answer<T>> FoldAsync<T>(string partnerId, long asOfMicros, Func<PartnerThen, Answer<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        var started = Stopwatch.GetTimestamp();
        var fold = sections.Fold(await keys.GetAsync(), partnerId);
        var journal = await journals.OpenAsync(fold.Journal, cancellationToken);
        var (state, version, snapshotAt) = await StartAsync(fold, journal, asOfMicros, cancellationToken);
        var (start, bytes) = (version, 0L);
        for (var isThere = false; !isThere;)
        {
            var records = await journals.ReadAsync(journal, version + 1, RecordsAtOnce, cancellationToken);
            isThere = records.Count == 0;
            foreach (var record in records)
            {
                isThere = !AsOfRules.IsKnown(RecordTimes.Of(record.Payload.Span), asOfMicros);
                if (isThere)
                    break;
                bytes += record.Payload.Length;
                if (bytes > options.Value.MaxBytes)
                    return Answer<T>.Refuse(AsOfRules.TooMuch(partnerId, asOfMicros, options.Value.MaxBytes, snapshotAt));
                fold.Apply(state, record.Version, record.Payload.Span);
                version = record.Version;
            }
        }
        instruments.OnFolded(version - start, Stopwatch.GetElapsedTime(started));
        return state.Life is null ? Answer<T>.Refuse(AsOfRules.NotThereYet(partnerId, asOfMicros)) : read(new PartnerThen(state, asOfMicros, version));
    }

    /// <summary>Where folding begins, and when the snapshot's last record was made: at the snapshot where that is older and has all parts by this fold, else at nothing.</summary>
    public async ValueTask<(FoldedPartner State, long Version, long? SnapshotAtMicros)> StartAsync(
        PartnerStateFold fold, JournalRef journal, long asOfMicros, CancellationToken cancellationToken)
    {
        if (await journals.ReadSnapshotAsync(journal, cancellationToken) is not { } snapshot || snapshot.FoldVersion != fold.Version)
            return (fold.Start(), 0, null);
        var last = await journals.ReadAsync(journal, snapshot.Version, 1, cancellationToken);
        if (last.Count == 0)
            return (fold.Start(), 0, null);
        var at = RecordTimes.Of(last[0].Payload.Span);
        if (!AsOfRules.IsSnapshotOlder(at, asOfMicros))
            return (fold.Start(), 0, at);
        try
        {
            if (fold.Restore(snapshot.Payload) is { Behind: null, State: var state })
                return (state, snapshot.Version, at);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidProtocolBufferException or ArgumentException)
        {
            // It is derived: what it cannot say any more, the facts say. The partner's grain logs it when it loads.
        }
        return (fold.Start(), 0, null);
    }
}
