using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

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
        var read = QuarantinePage.Read(partner.Quarantine, sources, pageToken, Pages.Size(pageSize));
        if (read.IsRefused)
            return Answer<ListedItems>.Refuse(read.Refusal);
        var page = read.Value;
        var (items, bytes) = (new List<ListedItem>(), 0);
        foreach (var record in page.Entries.GroupBy(entry => entry.Item.Version))
            foreach (var item in record.Zip(await ReadAsync(record), ToListed))
            {
                bytes += item.Transaction.Length + item.SourceId.Length + ItemBytes;
                if (bytes > Pages.LargestBytes && items.Count > 0)
                    return Page(page.Entries[items.Count - 1].Item.ToString());
                items.Add(item);
            }
        return Page(page.IsLast ? "" : page.Entries[^1].Item.ToString());

        Answer<ListedItems> Page(string last) => Answer<ListedItems>.Of(new ListedItems(items, last, page.Total), Partner.Ticket);
    }

    private async ValueTask<Decision<DiscardedItems>> DecideDiscardAsync(FoldedPartner partner, DiscardQuarantined command, IReadOnlySet<string> sources)
    {
        if (partner.Life is null)
            return Unknown();
        if (command.Check() is { } refusal)
            return refusal;
        if (command.Filter is { } filter)
            return await DecideDiscardByFilterAsync(partner, command, filter, sources);
        var items = command.Choose(partner.Quarantine, sources);
        return items.IsRefused ? items.Refusal : Discarded(command, items.Value, "");
    }

    /// <summary>Decides a replay as if the transaction came now, but as the original: its lane, its number, its id.</summary>
    private async ValueTask<Decision<ReplayedItems>> DecideReplayAsync(
        FoldedPartner partner, ReplayQuarantined command, string principal, IReadOnlySet<string> sources)
    {
        if (partner.Life is null)
            return Unknown();
        if (command.Check() is { } refusal)
            return refusal;
        if (command.Filter is { } filter)
            return await DecideSweepAsync(partner, command, filter, principal, sources);
        var chosen = command.Choose(partner.Quarantine, sources);
        if (chosen.IsRefused)
            return chosen.Refusal;
        var entry = chosen.Value;
        var stored = await Partner.ReadStoredAsync(entry.Item);
        var buffer = new TransactionBuffer();
        var isReadable = Corrected(command, stored) is { } bytes && TransactionDecoder.TryDecode(bytes, null, buffer);
        if (ReplayQuarantined.CheckCorrected(isReadable ? buffer : null, IdOf(stored)) is { } incorrect)
            return incorrect;
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

    /// <summary>The durable form to replay: the stored one, or the correction with its customer hashed; null for a correction that cannot be read.</summary>
    private byte[]? Corrected(ReplayQuarantined command, StoredTransaction stored)
    {
        if (command.Corrected is null)
            return stored.Bytes;
        if (StoredTransactions.Parse(command.Corrected) is not { } durable)
            return null;
        if (durable.CustomerId.Length == 0)
            durable.CustomerId = StoredTransactions.Parse(stored.Bytes)?.CustomerId ?? "";
        else
        {
            Span<byte> text = stackalloc byte[CustomerKey.TextBytes];
            CustomerKey.Format(customerKey.Hash(Encoding.UTF8.GetBytes(durable.CustomerId)), text);
            durable.CustomerId = Encoding.ASCII.GetString(text);
        }
        return durable.ToByteArray();
    }

    /// <summary>Reads the transactions of items that one record holds.</summary>
    private async ValueTask<IReadOnlyList<StoredTransaction>> ReadAsync(IGrouping<long, QuarantineEntry> record) =>
        StoredTransactions.Read((await Partner.ReadRecordAsync(record.Key, CancellationToken.None)).Span, [.. record.Select(entry => entry.Item)]);

    private static byte[] IdOf(StoredTransaction stored)
    {
        var decoded = TransactionBuffer.Rent();
        TransactionDecoder.TryDecode(stored.Bytes, null, decoded);
        var id = decoded.Bytes(decoded.Transactions[0].Id).ToArray();
        TransactionBuffer.Return(decoded);
        return id;
    }

    private static Decision<DiscardedItems> Discarded(DiscardQuarantined command, IEnumerable<Locator> items, string nextAfter)
    {
        var fact = new QuarantineDiscarded { Note = command.Note };
        fact.Items.AddRange(items.Select(QuarantineKeys.ToFact));
        return new Decision<DiscardedItems>(new Fact { Quarantine = new QuarantineFact { Discarded = fact } }, new DiscardedItems(fact.Items.Count, nextAfter), null);
    }

    private static ListedItem ToListed(QuarantineEntry entry, StoredTransaction stored) => new(
        entry.Item.ToString(), entry.SourceId, stored.Sequence, entry.Reason, stored.RecordedAtMicros, stored.Bytes);
}
