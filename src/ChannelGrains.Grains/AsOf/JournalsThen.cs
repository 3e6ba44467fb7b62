using ChannelGrains.Domain.AsOf;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Google.Protobuf;

namespace ChannelGrains.Grains.AsOf;

/// <summary>Journals as they were known at an instant, for one answer: each is folded up to, without, the first record that was made later, and all of them together
/// from so many bytes of records. Not for several threads at once.</summary>
internal sealed class JournalsThen(IJournals journals, PartnerSections sections, SipHash identityKey, long asOfMicros, long maxBytes)
{
    private const int RecordsAtOnce = 64;

    /// <summary>The instant, microseconds since 1970-01-01 UTC.</summary>
    public long AsOfMicros => asOfMicros;

    public long MaxBytes => maxBytes;

    /// <summary>Records that were folded so far.</summary>
    public long Records { get; private set; }

    /// <summary>Their bytes.</summary>
    public long RecordBytes { get; private set; }

    /// <summary>Bytes of the snapshots that folding began with.</summary>
    public long SnapshotBytes { get; private set; }

    /// <summary>A partner; NOT_FOUND PARTNER_NOT_FOUND where there was none then.</summary>
    public async ValueTask<Outcome<PartnerThen>> PartnerAsync(string partnerId, CancellationToken cancellationToken)
    {
        var then = await FoldAsync(sections.Fold(identityKey, partnerId), cancellationToken);
        if (!then.IsWhole)
            return AsOfRules.TooMuch($"partner {partnerId}", asOfMicros, maxBytes, then.SnapshotAtMicros);
        return then.State.Life is null ? AsOfRules.NotThereYet(partnerId, asOfMicros) : new PartnerThen(then.State, asOfMicros, then.Version);
    }

    /// <summary>A journal beside those of partners.</summary>
    public async ValueTask<Outcome<TState>> StateAsync<TState>(StateFold<TState> fold, CancellationToken cancellationToken)
        where TState : class, IJournalledState
    {
        var then = await FoldAsync(fold, cancellationToken);
        return then.IsWhole ? then.State : AsOfRules.TooMuch($"journal {fold.Journal.Value}", asOfMicros, maxBytes, then.SnapshotAtMicros);
    }

    public async ValueTask<FoldedThen<TState>> FoldAsync<TState>(StateFold<TState> fold, CancellationToken cancellationToken)
        where TState : class, IJournalledState
    {
        var journal = await journals.OpenAsync(fold.Journal, cancellationToken);
        var start = await StartAsync(journals, fold, journal, asOfMicros, cancellationToken);
        var (state, version) = (start.State, start.Version);
        SnapshotBytes += start.Bytes;
        while (true)
        {
            var records = await journals.ReadAsync(journal, version + 1, RecordsAtOnce, cancellationToken);
            if (records.Count == 0)
                return new(state, version, true, start.AtMicros);
            foreach (var record in records)
            {
                if (!AsOfRules.IsKnown(RecordTimes.Of(record.Payload.Span), asOfMicros))
                    return new(state, version, true, start.AtMicros);
                RecordBytes += record.Payload.Length;
                if (RecordBytes > maxBytes)
                    return new(state, version, false, start.AtMicros);
                fold.Apply(state, record.Version, record.Payload.Span);
                version = record.Version;
                Records++;
            }
        }
    }

    /// <summary>Where folding begins: at the snapshot where that is older and has all parts by this fold, else at nothing.</summary>
    public static async ValueTask<FoldStart<TState>> StartAsync<TState>(
        IJournals journals, StateFold<TState> fold, JournalRef journal, long asOfMicros, CancellationToken cancellationToken)
        where TState : class, IJournalledState
    {
        if (await journals.ReadSnapshotAsync(journal, cancellationToken) is not { } snapshot || snapshot.FoldVersion != fold.Version)
            return new(fold.Start(), 0, 0, null);
        var last = await journals.ReadAsync(journal, snapshot.Version, 1, cancellationToken);
        if (last.Count == 0)
            return new(fold.Start(), 0, 0, null);
        var at = RecordTimes.Of(last[0].Payload.Span);
        if (!AsOfRules.IsSnapshotOlder(at, asOfMicros))
            return new(fold.Start(), 0, 0, at);
        try
        {
            if (fold.Restore(snapshot.Payload) is { Behind: null, State: var state })
                return new(state, snapshot.Version, snapshot.Payload.Length, at);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidProtocolBufferException or ArgumentException)
        {
            // It is derived: what it cannot say any more, the facts say. The grain of the journal logs it when it loads.
        }
        return new(fold.Start(), 0, 0, null);
    }
}
