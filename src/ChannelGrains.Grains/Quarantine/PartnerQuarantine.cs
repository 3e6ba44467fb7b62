using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Orleans.Runtime;

namespace ChannelGrains.Grains.Quarantine;

internal sealed partial class PartnerQuarantine(IGrainContextAccessor context, CustomerKey customerKey) : PartnerExtension(context), IPartnerQuarantine
{
    /// <summary>Bytes of an item beside its transaction and its source's name, at most.</summary>
    private const int ItemBytes = 64;

    public Task<Answer<ListedItems>> List(int pageSize, string after, IReadOnlySet<string> sources) =>
        Partner.InTurnAsync(partner => ListAsync(partner, pageSize, after, sources), CancellationToken.None);

    public Task<Answer<ReplayedItems>> Replay(ReplayQuarantined command, RequestStamp request, IReadOnlySet<string> sources) => Partner.ChangeAsync(
        "ReplayQuarantined", request, ReplayAnswers.Form, partner => DecideReplayAsync(partner, command, request.Principal, sources), CancellationToken.None);

    public Task<Answer<DiscardedItems>> Discard(DiscardQuarantined command, RequestStamp request, IReadOnlySet<string> sources) => Partner.ChangeAsync(
        "DiscardQuarantined", request, DiscardAnswers.Form, partner => DecideDiscardAsync(partner, command, sources), CancellationToken.None);

    private async ValueTask<Answer<ListedItems>> ListAsync(FoldedPartner partner, int pageSize, string pageToken, IReadOnlySet<string> sources)
    {
        if (partner.Life is null)
            return Answer<ListedItems>.Refuse(Unknown());
        var after = default(Locator);
        if (pageToken.Length > 0 && !Locator.TryParse(pageToken, out after))
            return Answer<ListedItems>.Refuse(Refusal.InvalidArgument("PAGE_TOKEN", "page_token is not one of this list's.", "page_token"));
        var size = Pages.Size(pageSize);
        var own = partner.Quarantine.Entries.Where(entry => OwnIds.Allow(sources, entry.SourceId)).ToList();
        var page = own.Where(entry => entry.Item.CompareTo(after) > 0).Take(size).ToList();
        var (items, bytes) = (new List<ListedItem>(), 0);
        foreach (var record in page.GroupBy(entry => entry.Item.Version))
        {
            var payload = await Partner.ReadRecordAsync(record.Key, CancellationToken.None);
            var stored = StoredTransactions.Read(payload.Span, [.. record.Select(entry => entry.Item)]);
            foreach (var item in record.Zip(stored, ToListed))
            {
                bytes += item.Transaction.Length + item.SourceId.Length + ItemBytes;
                if (bytes > Pages.LargestBytes && items.Count > 0)
                    return Page(page[items.Count - 1].Item.ToString());
                items.Add(item);
            }
        }
        return Page(page.Count == size ? page[^1].Item.ToString() : "");

        Answer<ListedItems> Page(string last) => Answer<ListedItems>.Of(new ListedItems(items, last, own.Count), Partner.Ticket);
    }

    private async ValueTask<Decision<DiscardedItems>> DecideDiscardAsync(FoldedPartner partner, DiscardQuarantined command, IReadOnlySet<string> sources)
    {
        if (partner.Life is null)
            return Unknown();
        if (command.Note.Length == 0)
            return Refusal.InvalidArgument("NOTE_EMPTY", "note says why the items are discarded; it must not be empty.", "note");
        if (Notes.Check(command.Note, "note") is { } refusal)
            return refusal;
        if (command.Filter is { } filter)
            return await DecideDiscardByFilterAsync(partner, command, filter, sources);
        if (command.QuarantineIds.Count is 0 or > Pages.Largest)
            return Refusal.InvalidArgument("QUARANTINE_IDS", $"quarantine_ids names 1 to {Pages.Largest} items; or choose them by filter.", "quarantine_ids");
        var fact = new QuarantineDiscarded { Note = command.Note };
        foreach (var id in command.QuarantineIds.Distinct())
        {
            if (!Locator.TryParse(id, out var item) || !partner.Quarantine.TryGet(item, out var entry) || !OwnIds.Allow(sources, entry.SourceId))
                return NotOpen(id);
            fact.Items.Add(QuarantineKeys.ToFact(item));
        }
        return Discarded(fact, "");
    }

    /// <summary>Decides a replay as if the transaction came now, but as the original: its lane, its number, its id.</summary>
    private async ValueTask<Decision<ReplayedItems>> DecideReplayAsync(
        FoldedPartner partner, ReplayQuarantined command, string principal, IReadOnlySet<string> sources)
    {
        if (partner.Life is null)
            return Unknown();
        if (Notes.Check(command.Note, "note") is { } refusal)
            return refusal;
        if (command.Filter is { } filter)
            return await DecideSweepAsync(partner, command, filter, principal, sources);
        if (!Locator.TryParse(command.QuarantineId, out var item) || !partner.Quarantine.TryGet(item, out var entry) || !OwnIds.Allow(sources, entry.SourceId))
            return NotOpen(command.QuarantineId);
        if (!IsReplayable(entry))
            return Refusal.FailedPrecondition("NOT_REPLAYABLE",
                $"Item {command.QuarantineId} says something else about a transaction that was taken: it can only be discarded. Send what is right as a new transaction.");
        var stored = StoredTransactions.Read((await Partner.ReadRecordAsync(item.Version, CancellationToken.None)).Span, item);
        var buffer = new TransactionBuffer();
        if (Corrected(command, stored) is not { } bytes || !TransactionDecoder.TryDecode(bytes, null, buffer))
            return Refusal.InvalidArgument("MALFORMED", "corrected is no well-formed transaction.", "corrected");
        if (!buffer.Bytes(buffer.Transactions[0].Id).SequenceEqual(IdOf(stored)))
            return Refusal.InvalidArgument("TRANSACTION_ID", "corrected.transaction_id must be the original's.", "corrected.transaction_id");
        return await DecideReplayAsync(command, entry, stored, buffer);
    }

    private async ValueTask<Decision<ReplayedItems>> DecideReplayAsync(ReplayQuarantined command, QuarantineEntry entry, StoredTransaction stored, TransactionBuffer buffer)
    {
        var (reason, replayed) = await Partner.DecideReplayAsync(entry, stored, buffer);
        if (replayed is null)
            return new Decision<ReplayedItems>(null, ReplayedItems.Not(reason), null);
        replayed.Note = command.Note;
        return new Decision<ReplayedItems>(new Fact { Quarantine = new QuarantineFact { Replayed = replayed } }, ReplayedItems.One, null, buffer.Writes);
    }

    /// <summary>False for what says something else about a transaction that was taken.</summary>
    private static bool IsReplayable(in QuarantineEntry entry) => (QuarantineReason)entry.Reason
        is not (QuarantineReason.ContentConflict or QuarantineReason.TransactionIdReused or QuarantineReason.AlreadyVoided);

    /// <summary>The durable form to replay: the stored one, or the correction with its customer hashed; null for a correction that cannot be read.</summary>
    private byte[]? Corrected(ReplayQuarantined command, StoredTransaction stored)
    {
        if (command.Corrected is null)
            return stored.Bytes;
        if (TryParse(command.Corrected) is not { } durable)
            return null;
        if (durable.CustomerId.Length == 0)
            durable.CustomerId = TryParse(stored.Bytes)?.CustomerId ?? "";
        else
        {
            Span<byte> text = stackalloc byte[CustomerKey.TextBytes];
            CustomerKey.Format(customerKey.Hash(Encoding.UTF8.GetBytes(durable.CustomerId)), text);
            durable.CustomerId = Encoding.ASCII.GetString(text);
        }
        return durable.ToByteArray();
    }

    private static byte[] IdOf(StoredTransaction stored)
    {
        var decoded = TransactionBuffer.Rent();
        TransactionDecoder.TryDecode(stored.Bytes, null, decoded);
        var id = decoded.Bytes(decoded.Transactions[0].Id).ToArray();
        TransactionBuffer.Return(decoded);
        return id;
    }

    private static Transaction? TryParse(byte[] bytes)
    {
        try
        {
            return Transaction.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static Refusal NotOpen(string id) =>
        Refusal.NotFound("QUARANTINE_ITEM_NOT_FOUND", $"Quarantine item {id} is not open. List the open items; nothing was changed.");

    private static Decision<DiscardedItems> Discarded(QuarantineDiscarded fact, string nextAfter) =>
        new(new Fact { Quarantine = new QuarantineFact { Discarded = fact } }, new DiscardedItems(fact.Items.Count, nextAfter), null);

    private static ListedItem ToListed(QuarantineEntry entry, StoredTransaction stored) => new(
        entry.Item.ToString(), entry.SourceId, stored.Sequence, (QuarantineReason)entry.Reason, stored.RecordedAtMicros, stored.Bytes);
}
