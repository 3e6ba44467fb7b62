using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Lookup;
using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>The transaction that an id stands for in a lane, within a turn; of a numbered lane that has it several times, the newest. Null where there is none.</summary>
    public async ValueTask<FoundTransaction?> FindAsync(Lane lane, byte[] id)
    {
        using var pace = longTurns.Begin();
        var laneKey = _keys.Lane(lane.SourceId);
        var locator = await LocateAsync(lane, laneKey, id, pace);
        // The keys of an id are hashes: what is stored there says whether it is meant.
        if (locator.IsNone || await ReadStoredAsync(locator) is not { } stored || Describe(stored, id) is not { } described)
            return null;
        var found = new FoundTransaction
        {
            PartnerId = _partnerId,
            SourceId = lane.SourceId,
            Sequence = stored.Sequence,
            State = FoundState.Accepted,
            Reason = stored.Reason,
            BusinessDay = stored.BusinessDay,
            Version = locator.Version,
            AtMicros = stored.RecordedAtMicros,
            Transaction = stored.Bytes,
        };
        if (stored.Reason == QuarantineReason.Unspecified)
            return await WithVoidAsync(found, locator, described.Kind);
        if (State.Quarantine.TryGet(locator, out _))
            return found with { State = FoundState.Quarantined, QuarantineId = locator.ToString(), BusinessDay = null };
        if (await ReadEntryAsync(_keys.Replayed(new byte[IngestKeys.MaxBytes], locator).ToArray()) is { } replayed)
        {
            var applied = await ReadStoredAsync(replayed.Locator);
            return await WithVoidAsync(
                found with { ReplayedVersion = replayed.Locator.Version, BusinessDay = applied.BusinessDay, Transaction = applied.Bytes }, replayed.Locator, Describe(applied, id)?.Kind ?? described.Kind);
        }
        if (described.Kind == TransactionKind.Void && await FindReleaseAsync(lane, laneKey, stored, locator, pace) is { } release)
            return found with { ReplayedVersion = release.Version, BusinessDay = release.BusinessDay };
        return found with { State = FoundState.Discarded, BusinessDay = null };
    }

    private async ValueTask<Locator> LocateAsync(Lane lane, LaneKey laneKey, byte[] id, LongTurns.Pace pace)
    {
        List<SoughtOriginal> sought = [new(0, id)];
        if (lane.Epoch > 0)
            await LocateNumberedAsync(lane, laneKey, sought, pace);
        else
            await LocateKeyedAsync(laneKey, sought);
        return sought[0].Locator;
    }

    private async ValueTask<FoundTransaction> WithVoidAsync(FoundTransaction found, Locator applied, TransactionKind kind) =>
        kind != TransactionKind.Void && await ReadEntryAsync(_keys.Voided(new byte[IngestKeys.MaxBytes], applied).ToArray()) is { } voided
            ? found with { State = FoundState.Voided, VoidVersion = voided.Locator.Version }
            : found;

    /// <summary>The record that took the original which a void had waited for, with the original's day; null where the void was not released by one.</summary>
    private async ValueTask<(long Version, int BusinessDay)?> FindReleaseAsync(Lane lane, LaneKey laneKey, StoredTransaction stored, Locator item, LongTurns.Pace pace)
    {
        if (StoredTransactions.Parse(stored.Bytes)?.OriginalTransactionId is not { Length: > 0 } originalId)
            return null;
        var original = await LocateAsync(lane, laneKey, System.Text.Encoding.UTF8.GetBytes(originalId), pace);
        if (original.IsNone)
            return null;
        if (await ReadEntryAsync(_keys.Replayed(new byte[IngestKeys.MaxBytes], original).ToArray()) is { } replayed)
            original = replayed.Locator;
        return await ReadEntryAsync(_keys.Voided(new byte[IngestKeys.MaxBytes], original).ToArray()) is { } voided && voided.Locator == item
            ? (original.Version, (await ReadStoredAsync(original)).BusinessDay)
            : null;
    }
}
