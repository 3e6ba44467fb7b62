using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    public async Task<Answer<ListQuarantinedResponse>> ListQuarantined(ListQuarantinedRequest request, IReadOnlySet<string> sources)
    {
        using var turn = await EnterAsync(CancellationToken.None);
        var answer = await ListAsync(request, sources);
        turn.Done();
        return answer;
    }

    private async ValueTask<Answer<ListQuarantinedResponse>> ListAsync(ListQuarantinedRequest request, IReadOnlySet<string> sources)
    {
        if (State.Life is null)
            return Answer<ListQuarantinedResponse>.Refuse(Unknown());
        var after = default(Locator);
        if (request.PageToken.Length > 0 && !Locator.TryParse(request.PageToken, out after))
            return Answer<ListQuarantinedResponse>.Refuse(Refusal.InvalidArgument("PAGE_TOKEN", "page_token is not one of this list's.", "page_token"));
        var size = Pages.Size(request.PageSize);
        var own = State.Quarantine.Entries.Where(entry => OwnIds.Allow(sources, entry.SourceId)).ToList();
        var page = own.Where(entry => entry.Item.CompareTo(after) > 0).Take(size).ToList();
        var response = new ListQuarantinedResponse { TotalSize = own.Count };
        var bytes = 0;
        foreach (var record in page.GroupBy(entry => entry.Item.Version))
        {
            var payload = await ReadRecordAsync(record.Key, CancellationToken.None);
            var stored = StoredTransactions.Read(payload.Span, [.. record.Select(entry => entry.Item)]);
            foreach (var item in record.Zip(stored, ToMessage))
            {
                bytes += item.CalculateSize();
                if (bytes > Pages.LargestBytes && response.Items.Count > 0)
                    return PageEndingWith(page[response.Items.Count - 1]);
                response.Items.Add(item);
            }
        }
        return page.Count == size ? PageEndingWith(page[^1]) : Answer<ListQuarantinedResponse>.Of(response, Ticket);

        Answer<ListQuarantinedResponse> PageEndingWith(in QuarantineEntry last)
        {
            response.NextPageToken = last.Item.ToString();
            return Answer<ListQuarantinedResponse>.Of(response, Ticket);
        }
    }

    public Task<Answer<DiscardQuarantinedResponse>> Discard(DiscardQuarantinedRequest request, string principal, IReadOnlySet<string> sources) =>
        ChangeAsync<DiscardQuarantinedResponse>("DiscardQuarantined", request, request.RequestId, principal,
            state => DecideDiscardAsync(state, request, sources), CancellationToken.None);

    public Task<Answer<ReplayQuarantinedResponse>> Replay(ReplayQuarantinedRequest request, string principal, IReadOnlySet<string> sources) =>
        ChangeAsync<ReplayQuarantinedResponse>("ReplayQuarantined", request, request.RequestId, principal,
            state => DecideReplayAsync(state, request, principal, sources), CancellationToken.None);

    private async ValueTask<Decision<DiscardQuarantinedResponse>> DecideDiscardAsync(FoldedPartner state, DiscardQuarantinedRequest request, IReadOnlySet<string> sources)
    {
        if (state.Life is null)
            return Unknown();
        if (request.Note.Length == 0)
            return Refusal.InvalidArgument("NOTE_EMPTY", "note says why the items are discarded; it must not be empty.", "note");
        if (Notes.Check(request.Note, "note") is { } refusal)
            return refusal;
        if (request.Filter is not null)
            return await DecideDiscardByFilterAsync(state, request, sources);
        if (request.QuarantineIds.Count is 0 or > Pages.Largest)
            return Refusal.InvalidArgument("QUARANTINE_IDS", $"quarantine_ids names 1 to {Pages.Largest} items; or choose them by filter.", "quarantine_ids");
        var fact = new QuarantineDiscarded { Note = request.Note };
        foreach (var id in request.QuarantineIds.Distinct())
        {
            if (!Locator.TryParse(id, out var item) || !state.Quarantine.TryGet(item, out var entry) || !OwnIds.Allow(sources, entry.SourceId))
                return NotOpen(id);
            fact.Items.Add(QuarantineKeys.ToFact(item));
        }
        return new Decision<DiscardQuarantinedResponse>(
            new Fact { Quarantine = new QuarantineFact { Discarded = fact } }, new DiscardQuarantinedResponse { Discarded = fact.Items.Count }, null);
    }

    /// <summary>Decides a replay as if the transaction came now, but as the original: its lane, its number, its id.</summary>
    private async ValueTask<Decision<ReplayQuarantinedResponse>> DecideReplayAsync(
        FoldedPartner state, ReplayQuarantinedRequest request, string principal, IReadOnlySet<string> sources)
    {
        if (state.Life is null)
            return Unknown();
        if (Notes.Check(request.Note, "note") is { } refusal)
            return refusal;
        if (request.Filter is not null)
            return await DecideSweepAsync(state, request, principal, sources);
        if (!Locator.TryParse(request.QuarantineId, out var item) || !state.Quarantine.TryGet(item, out var entry) || !OwnIds.Allow(sources, entry.SourceId))
            return NotOpen(request.QuarantineId);
        if (!IsReplayable(entry))
            return Refusal.FailedPrecondition("NOT_REPLAYABLE",
                $"Item {request.QuarantineId} says something else about a transaction that was taken: it can only be discarded. Send what is right as a new transaction.");
        var stored = await ReadStoredAsync(item);
        var buffer = new TransactionBuffer();
        if (!TransactionDecoder.TryDecode(Corrected(request, stored), null, buffer))
            return Refusal.InvalidArgument("MALFORMED", "corrected is no well-formed transaction.", "corrected");
        if (!SameId(buffer, stored))
            return Refusal.InvalidArgument("TRANSACTION_ID", "corrected.transaction_id must be the original's.", "corrected.transaction_id");
        return await DecideReplayAsync(state, request, entry, stored, buffer);
    }

    private async ValueTask<Decision<ReplayQuarantinedResponse>> DecideReplayAsync(
        FoldedPartner state, ReplayQuarantinedRequest request, QuarantineEntry entry, StoredTransaction stored, TransactionBuffer buffer)
    {
        var laneKey = _keys.Lane(entry.SourceId);
        var lane = state.LaneOf(entry.SourceId);
        buffer.Writes.Clear();
        using var pace = longTurns.Begin();
        _pending.Prune();
        // A replay is a person's decision: it is not held to the clock limits of a feed.
        if (buffer.Transactions[0].HasOccurredAt)
            Place(state.Life!, ref buffer.Transactions[0]);
        buffer.Transactions[0].Reason = Fault(buffer.Transactions[0], buffer, long.MinValue, NowMicros + (long)IngestLimits.ClockAhead.TotalMicroseconds);
        if (buffer.Transactions[0].Counts && buffer.Transactions[0].Kind == TransactionKind.Void)
            await ResolveStoredAsync(lane, laneKey, stored.Sequence > 0, buffer, 0, pace);
        else if (buffer.Transactions[0].Counts && !HasRoom(buffer, ref buffer.Transactions[0]))
            buffer.Transactions[0].Reason = QuarantineReason.Limit;
        if (buffer.Transactions[0].Reason != QuarantineReason.Unspecified)
            return new Decision<ReplayQuarantinedResponse>(null, new ReplayQuarantinedResponse { Reason = buffer.Transactions[0].Reason }, null);
        if (buffer.Transactions[0].Kind != TransactionKind.Void
            && state.Quarantine.TryGetWaiting(laneKey.Id(buffer.Bytes(buffer.Transactions[0].Id)), out var waiting))
            buffer.Transactions[0].ReleasedVoid = waiting.Value;
        await FindFirstPurchasesAsync(buffer);
        return ReplayFact(request, entry, buffer);
    }

    private Decision<ReplayQuarantinedResponse> ReplayFact(ReplayQuarantinedRequest request, QuarantineEntry entry, TransactionBuffer buffer)
    {
        ref readonly var transaction = ref buffer.Transactions[0];
        var fact = new QuarantineReplayed
        {
            Item = QuarantineKeys.ToFact(entry.Item),
            SourceId = entry.SourceId,
            Transaction = ByteString.CopyFrom(buffer.Bytes(transaction.Bytes)),
            BusinessDay = transaction.BusinessDay,
            Region = Encoding.UTF8.GetString(RegionOf(transaction)),
            Note = request.Note,
        };
        fact.FirstPurchases.AddRange(buffer.FirstDays.All.Select(first => first.ToFact()));
        Span<byte> key = stackalloc byte[IngestKeys.MaxBytes];
        var replay = new Locator(Version + 1, 0);
        new IndexValue(replay, 0).Put(buffer.Writes, _keys.Replayed(key, entry.Item));
        if (transaction.Voids is { } target)
        {
            fact.Voided = VoidedTransactions.ToFact(target);
            new IndexValue(replay, 0).Put(buffer.Writes, _keys.Voided(key, target.Original));
        }
        if (transaction.ReleasedVoid != 0)
        {
            fact.ReleasedVoid = QuarantineKeys.ToFact(new Locator(transaction.ReleasedVoid));
            new IndexValue(new Locator(transaction.ReleasedVoid), 0).Put(buffer.Writes, _keys.Voided(key, replay));
        }
        IndexFirstDays(buffer);
        return new Decision<ReplayQuarantinedResponse>(new Fact { Quarantine = new QuarantineFact { Replayed = fact } }, new ReplayQuarantinedResponse { Applied = 1 }, null, buffer.Writes);
    }

    /// <summary>False for what says something else about a transaction that was taken.</summary>
    private static bool IsReplayable(in QuarantineEntry entry) =>
        (QuarantineReason)entry.Reason is not (QuarantineReason.ContentConflict or QuarantineReason.TransactionIdReused or QuarantineReason.AlreadyVoided);

    /// <summary>The durable form to replay: the stored one, or the correction with its customer hashed.</summary>
    private byte[] Corrected(ReplayQuarantinedRequest request, StoredTransaction stored)
    {
        if (request.Corrected is not { } corrected)
            return stored.Bytes;
        var durable = corrected.Clone();
        if (durable.CustomerId.Length == 0)
            durable.CustomerId = TryParse(stored.Bytes)?.CustomerId ?? "";
        else
        {
            Span<byte> text = stackalloc byte[Customers.CustomerKey.TextBytes];
            Customers.CustomerKey.Format(customerKey.Hash(Encoding.UTF8.GetBytes(durable.CustomerId)), text);
            durable.CustomerId = Encoding.ASCII.GetString(text);
        }
        return Google.Protobuf.MessageExtensions.ToByteArray(durable);
    }

    private static bool SameId(TransactionBuffer buffer, StoredTransaction stored)
    {
        return Describe(stored, buffer.Bytes(buffer.Transactions[0].Id).ToArray()).IsIt;
    }

    private static Refusal NotOpen(string id) =>
        Refusal.NotFound("QUARANTINE_ITEM_NOT_FOUND", $"Quarantine item {id} is not open. List the open items; nothing was changed.");

    private static QuarantineItem ToMessage(QuarantineEntry entry, StoredTransaction stored) => new()
    {
        QuarantineId = entry.Item.ToString(),
        SourceId = entry.SourceId,
        Sequence = stored.Sequence,
        Reason = (QuarantineReason)entry.Reason,
        QuarantinedAt = Timestamps.FromMicros(stored.RecordedAtMicros),
        Transaction = TryParse(stored.Bytes) ?? new Transaction(),
    };
}
