using ChannelGrains.Domain.Ingest;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Partners;

internal sealed partial class PartnerGrain
{
    /// <summary>Open items that one call looks at, and about how many bytes of their transactions.</summary>
    private const int SweptItems = Pages.Largest, SweptBytes = 4 << 20;

    /// <summary>So many items are decided in one go; then others may have the processor.</summary>
    private const int SweptAtOnce = 64;

    /// <summary>Items of a filter with their transactions, and behind which item there are more.</summary>
    private sealed record Sweep(IReadOnlyList<(QuarantineEntry Entry, StoredTransaction Stored)> Items, string NextAfter);

    /// <summary>Replays the items of a filter one by one, each by a record of its own, as if each were asked for alone. What is recorded before a
    /// refusal or the server's end stands; the same call again goes on with the others.</summary>
    private async ValueTask<Decision<ReplayQuarantinedResponse>> DecideSweepAsync(
        FoldedPartner state, ReplayQuarantinedRequest request, string principal, IReadOnlySet<string> sources)
    {
        if (request.Corrected is not null)
            return Refusal.InvalidArgument("CORRECTED", "corrected is of one item: name that by quarantine_id, or leave corrected out.", "corrected");
        if (CheckFilter(request.Filter) is { } refusal)
            return refusal;
        var sweep = await ChooseAsync(state, request.Filter, sources);
        var response = new ReplayQuarantinedResponse { NextAfter = sweep.NextAfter };
        var left = new SortedDictionary<QuarantineReason, int>();
        foreach (var (place, (entry, stored)) in sweep.Items.Index())
        {
            if (place % SweptAtOnce == SweptAtOnce - 1)
                await Task.Yield();
            // A void that waited for one of those before it has left with that one.
            if (!state.Quarantine.TryGet(entry.Item, out _))
                continue;
            var decision = await DecideSweptAsync(state, request, entry, stored);
            if (decision.Fact is not { } fact)
            {
                left[decision.Answer!.Reason] = left.GetValueOrDefault(decision.Answer.Reason) + 1;
                continue;
            }
            (fact.RecordedAtMicros, fact.Principal) = (NowMicros, principal);
            if (Record(fact, decision.Index) is { } refused)
                return refused;
            response.Applied++;
        }
        response.Left.AddRange(left.Select(each => new QuarantinedCount { Reason = each.Key, Count = each.Value }));
        return response.Applied == 0
            ? new Decision<ReplayQuarantinedResponse>(null, response, null)
            : new Decision<ReplayQuarantinedResponse>(
                new Fact { Quarantine = new QuarantineFact { Swept = new QuarantineSwept { Items = ToFact(request.Filter), Applied = response.Applied, Note = request.Note } } }, response, null);
    }

    private async ValueTask<Decision<ReplayQuarantinedResponse>> DecideSweptAsync(
        FoldedPartner state, ReplayQuarantinedRequest request, QuarantineEntry entry, StoredTransaction stored)
    {
        var buffer = new TransactionBuffer();
        if (!IsReplayable(entry) || !TransactionDecoder.TryDecode(stored.Bytes, null, buffer))
            return new Decision<ReplayQuarantinedResponse>(null, new ReplayQuarantinedResponse { Reason = (QuarantineReason)entry.Reason }, null);
        return await DecideReplayAsync(state, request, entry, stored, buffer);
    }

    private async ValueTask<Decision<DiscardQuarantinedResponse>> DecideDiscardByFilterAsync(
        FoldedPartner state, DiscardQuarantinedRequest request, IReadOnlySet<string> sources)
    {
        if (request.QuarantineIds.Count > 0)
            return Refusal.InvalidArgument("QUARANTINE_IDS", "Name items by quarantine_ids or choose them by filter, not both.", "quarantine_ids");
        if (CheckFilter(request.Filter) is { } refusal)
            return refusal;
        var sweep = await ChooseAsync(state, request.Filter, sources);
        var response = new DiscardQuarantinedResponse { Discarded = sweep.Items.Count, NextAfter = sweep.NextAfter };
        if (sweep.Items.Count == 0)
            return new Decision<DiscardQuarantinedResponse>(null, response, null);
        var fact = new QuarantineDiscarded { Note = request.Note };
        fact.Items.AddRange(sweep.Items.Select(item => QuarantineKeys.ToFact(item.Entry.Item)));
        return new Decision<DiscardQuarantinedResponse>(new Fact { Quarantine = new QuarantineFact { Discarded = fact } }, response, null);
    }

    /// <summary>All items by mistake are too many: a filter says something.</summary>
    private static Refusal? CheckFilter(QuarantineFilter filter)
    {
        if (filter.SourceId.Length == 0 && filter.Reasons.Count == 0 && filter.Until is null)
            return Refusal.InvalidArgument("FILTER", "filter is empty: name a source, reasons or until.", "filter");
        if (filter.Reasons.FirstOrDefault(reason => reason == QuarantineReason.Unspecified || !Enum.IsDefined(reason), (QuarantineReason)(-1)) is var unknown && (int)unknown != -1)
            return Refusal.InvalidArgument("FILTER", $"filter.reasons has {(int)unknown}, which is no reason.", "filter.reasons");
        return filter.After.Length == 0 || Locator.TryParse(filter.After, out _)
            ? null
            : Refusal.InvalidArgument("FILTER", "filter.after is no item's id: send back next_after of the previous answer, or leave it out.", "filter.after");
    }

    private async ValueTask<Sweep> ChooseAsync(FoldedPartner state, QuarantineFilter filter, IReadOnlySet<string> sources)
    {
        _ = Locator.TryParse(filter.After, out var after);
        var until = filter.Until is { } time ? Timestamps.ToMicros(time) : long.MaxValue;
        var chosen = state.Quarantine.Entries.Where(entry => entry.Item.CompareTo(after) > 0 && OwnIds.Allow(sources, entry.SourceId) && Chooses(filter, entry)).Take(SweptItems + 1).ToList();
        var items = new List<(QuarantineEntry, StoredTransaction)>();
        var (last, bytes) = (after, 0L);
        foreach (var record in chosen.Take(SweptItems).GroupBy(entry => entry.Item.Version))
        {
            var payload = await ReadRecordAsync(record.Key, CancellationToken.None);
            var stored = StoredTransactions.Read(payload.Span, [.. record.Select(entry => entry.Item)]);
            items.AddRange(record.Zip(stored).Where(item => item.Second.RecordedAtMicros < until));
            last = record.Last().Item;
            bytes += stored.Sum(transaction => (long)transaction.Bytes.Length);
            if (bytes >= SweptBytes)
                break;
        }
        return new Sweep(items, chosen.Count > 0 && chosen[^1].Item.CompareTo(last) > 0 ? last.ToString() : "");
    }

    private static SweptItems ToFact(QuarantineFilter filter)
    {
        var swept = new SweptItems { SourceId = filter.SourceId };
        swept.Reasons.AddRange(filter.Reasons.Select(reason => (int)reason));
        if (filter.Until is { } until)
            swept.UntilMicros = Timestamps.ToMicros(until);
        if (Locator.TryParse(filter.After, out var after))
            swept.After = QuarantineKeys.ToFact(after);
        return swept;
    }

    private static bool Chooses(QuarantineFilter filter, in QuarantineEntry entry) =>
        (filter.SourceId.Length == 0 || filter.SourceId == entry.SourceId) && (filter.Reasons.Count == 0 || filter.Reasons.Contains((QuarantineReason)entry.Reason));
}
