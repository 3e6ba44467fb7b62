using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Quarantine;

internal sealed partial class PartnerQuarantine
{
    /// <summary>Open items that one call looks at, and about how many bytes of their transactions.</summary>
    private const int MostItems = Pages.Largest, MostBytes = 4 << 20;

    /// <summary>So many items are decided in one go; then others may have the processor.</summary>
    private const int SweptAtOnce = 64;

    /// <summary>Items of a filter with their transactions, and behind which item there are more.</summary>
    private sealed record Sweep(IReadOnlyList<(QuarantineEntry Entry, StoredTransaction Stored)> Items, string NextAfter);

    /// <summary>Replays the items of a filter one by one, each by a record of its own, as if each were asked for alone. What is recorded before a
    /// refusal or the server's end stands; the same call again goes on with the others.</summary>
    private async ValueTask<Decision<ReplayedItems>> DecideSweepAsync(
        FoldedPartner partner, ReplayQuarantined command, QuarantineFilter filter, string principal, IReadOnlySet<string> sources)
    {
        if (command.Corrected is not null)
            return Refusal.InvalidArgument("CORRECTED", "corrected is of one item: name that by quarantine_id, or leave corrected out.", "corrected");
        if (filter.Check() is { } refusal)
            return refusal;
        var sweep = await ChooseAsync(partner, filter, sources);
        var (applied, left) = (0, new SortedDictionary<QuarantineReason, int>());
        foreach (var (place, (entry, stored)) in sweep.Items.Index())
        {
            if (place % SweptAtOnce == SweptAtOnce - 1)
                await Task.Yield();
            // A void that waited for one of those before it has left with that one.
            if (!partner.Quarantine.TryGet(entry.Item, out _))
                continue;
            var decision = await DecideSweptAsync(command, entry, stored);
            if (decision.Fact is not { } fact)
            {
                left[decision.Answer!.Reason] = left.GetValueOrDefault(decision.Answer.Reason) + 1;
                continue;
            }
            (fact.RecordedAtMicros, fact.Principal) = (Partner.NowMicros, principal);
            if (Partner.Record(fact, decision.Index) is { } refused)
                return refused;
            applied++;
        }
        var answer = new ReplayedItems(QuarantineReason.Unspecified, applied, [.. left], sweep.NextAfter);
        if (applied == 0)
            return new Decision<ReplayedItems>(null, answer, null);
        var swept = new QuarantineSwept { Items = ToFact(filter), Applied = applied, Note = command.Note };
        return new Decision<ReplayedItems>(new Fact { Quarantine = new QuarantineFact { Swept = swept } }, answer, null);
    }

    private async ValueTask<Decision<ReplayedItems>> DecideSweptAsync(ReplayQuarantined command, QuarantineEntry entry, StoredTransaction stored)
    {
        var buffer = new TransactionBuffer();
        if (!IsReplayable(entry) || !TransactionDecoder.TryDecode(stored.Bytes, null, buffer))
            return new Decision<ReplayedItems>(null, ReplayedItems.Not((QuarantineReason)entry.Reason), null);
        return await DecideReplayAsync(command, entry, stored, buffer);
    }

    private async ValueTask<Decision<DiscardedItems>> DecideDiscardByFilterAsync(
        FoldedPartner partner, DiscardQuarantined command, QuarantineFilter filter, IReadOnlySet<string> sources)
    {
        if (command.QuarantineIds.Count > 0)
            return Refusal.InvalidArgument("QUARANTINE_IDS", "Name items by quarantine_ids or choose them by filter, not both.", "quarantine_ids");
        if (filter.Check() is { } refusal)
            return refusal;
        var sweep = await ChooseAsync(partner, filter, sources);
        if (sweep.Items.Count == 0)
            return new Decision<DiscardedItems>(null, new DiscardedItems(0, sweep.NextAfter), null);
        var fact = new QuarantineDiscarded { Note = command.Note };
        fact.Items.AddRange(sweep.Items.Select(item => QuarantineKeys.ToFact(item.Entry.Item)));
        return Discarded(fact, sweep.NextAfter);
    }

    private async ValueTask<Sweep> ChooseAsync(FoldedPartner partner, QuarantineFilter filter, IReadOnlySet<string> sources)
    {
        _ = Locator.TryParse(filter.After, out var after);
        var until = filter.UntilMicros ?? long.MaxValue;
        var chosen = partner.Quarantine.Entries
            .Where(entry => entry.Item.CompareTo(after) > 0 && OwnIds.Allow(sources, entry.SourceId) && filter.Chooses(entry)).Take(MostItems + 1).ToList();
        var items = new List<(QuarantineEntry, StoredTransaction)>();
        var (last, bytes) = (after, 0L);
        foreach (var record in chosen.Take(MostItems).GroupBy(entry => entry.Item.Version))
        {
            var payload = await Partner.ReadRecordAsync(record.Key, CancellationToken.None);
            var stored = StoredTransactions.Read(payload.Span, [.. record.Select(entry => entry.Item)]);
            items.AddRange(record.Zip(stored).Where(item => item.Second.RecordedAtMicros < until));
            last = record.Last().Item;
            bytes += stored.Sum(transaction => (long)transaction.Bytes.Length);
            if (bytes >= MostBytes)
                break;
        }
        return new Sweep(items, chosen.Count > 0 && chosen[^1].Item.CompareTo(last) > 0 ? last.ToString() : "");
    }

    private static SweptItems ToFact(QuarantineFilter filter)
    {
        var swept = new SweptItems { SourceId = filter.SourceId };
        swept.Reasons.AddRange(filter.Reasons.Select(reason => (int)reason));
        if (filter.UntilMicros is { } until)
            swept.UntilMicros = until;
        if (Locator.TryParse(filter.After, out var after))
            swept.After = QuarantineKeys.ToFact(after);
        return swept;
    }
}
