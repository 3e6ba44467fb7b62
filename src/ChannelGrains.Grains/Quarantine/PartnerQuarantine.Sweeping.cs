using ChannelGrains.Domain.Ingest;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Quarantine;

internal sealed partial class PartnerQuarantine
{
    /// <summary>So many items are decided in one go; then others may have the processor.</summary>
    private const int SweptAtOnce = 64;

    /// <summary>Items of a filter with their transactions, and behind which item there are more.</summary>
    private sealed record Sweep(IReadOnlyList<(QuarantineEntry Entry, StoredTransaction Stored)> Items, string NextAfter);

    /// <summary>Replays the items of a filter one by one, each by a record of its own, as if each were asked for alone. What is recorded before a
    /// refusal or the server's end stands; the same call again goes on with the others.</summary>
    private async ValueTask<Decision<ReplayedItems>> DecideSweepAsync(
        FoldedPartner partner, ReplayQuarantined command, QuarantineFilter filter, string principal, IReadOnlySet<string> sources)
    {
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
        if (!entry.IsReplayable || !TransactionDecoder.TryDecode(stored.Bytes, null, buffer))
            return new Decision<ReplayedItems>(null, ReplayedItems.Not(entry.Reason), null);
        return await DecideReplayAsync(command, entry, stored, buffer);
    }

    private async ValueTask<Decision<DiscardedItems>> DecideDiscardByFilterAsync(
        FoldedPartner partner, DiscardQuarantined command, QuarantineFilter filter, IReadOnlySet<string> sources)
    {
        var sweep = await ChooseAsync(partner, filter, sources);
        if (sweep.Items.Count == 0)
            return new Decision<DiscardedItems>(null, new DiscardedItems(0, sweep.NextAfter), null);
        return Discarded(command, sweep.Items.Select(item => item.Entry.Item), sweep.NextAfter);
    }

    private async ValueTask<Sweep> ChooseAsync(FoldedPartner partner, QuarantineFilter filter, IReadOnlySet<string> sources)
    {
        var sweep = new QuarantineSweep(partner.Quarantine, filter, sources);
        var items = new List<(QuarantineEntry, StoredTransaction)>();
        foreach (var record in sweep.Records)
        {
            var stored = await ReadAsync(record);
            items.AddRange(record.Zip(stored).Where(item => sweep.LookAt(item.First, item.Second.RecordedAtMicros, item.Second.Bytes.Length)));
        }
        return new Sweep(items, sweep.NextAfter);
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
