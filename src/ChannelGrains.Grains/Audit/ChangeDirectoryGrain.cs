using System.Globalization;
using ChannelGrains.Domain.Audit;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Audit;

/// <summary>Has no state, and wakes no grain: what it reads is committed. How many journals are read backwards at once is the reader's affair.</summary>
[Reentrant, StatelessWorker]
internal sealed class ChangeDirectoryGrain(IJournalIndex index, IJournals journals, AsOfReader reader) : Grain, IChangeDirectoryGrain
{
    private const int EntriesAtOnce = 256;

    /// <summary>Records of a journal that are read together: few at first, as each may have some megabytes, more while they are small.</summary>
    private const int FirstRecordsAtOnce = 16, MaxRecordsAtOnce = 512;

    private const long SmallBytes = 1 << 20;

    // Where a page of a partner's goes on: behind a version of the index, or of the journal.
    private const char OfIndex = 'i', OfJournal = 'j';

    /// <summary>How a page of all goes on starts.</summary>
    private static readonly string OfAll = Convert.ToHexString(ChangeIndex.All);

    public Task<Answer<ListedChanges>> List(ChangeFilter filter, string after, int size, CancellationToken cancellationToken)
    {
        var page = new ChangePage(filter, Pages.Size(size));
        if (filter.OnlyPartner is not { Length: > 0 } partner)
            return ListAllAsync(filter, page, after, cancellationToken);
        return filter.IsOwn(partner) ? ListPartnerAsync(filter, page, partner, after, cancellationToken) : Task.FromResult(Of(page.ToList("")));
    }

    private async Task<Answer<ListedChanges>> ListAllAsync(ChangeFilter filter, ChangePage page, string after, CancellationToken cancellationToken)
    {
        // A key that is held to one partner has other tokens for the same question.
        if (after.Length > 0 && !after.StartsWith(OfAll, StringComparison.Ordinal))
            return Answer<ListedChanges>.Refuse(ChangeFilter.NotOfThisList);
        var last = after.Length > 0 ? Convert.FromHexString(after) : filter.UntilMicros is { } until ? ChangeIndex.At(until) : [];
        while (true)
        {
            var entries = await index.ScanIndexAsync(ChangeIndex.All, last, EntriesAtOnce, descending: true, cancellationToken);
            foreach (var entry in entries)
            {
                if (page.IsFull)
                    return Of(page.ToList(Convert.ToHexString(last)));
                var known = ChangeEntry.Parser.ParseFrom(entry.Value.Span);
                if (known.RecordedAtMicros < filter.FromMicros)
                    return Of(page.ToList(""));
                last = entry.Key.ToArray();
                var journal = ChangeIndex.JournalOf(last);
                await LookAsync(filter, page, journal, ChangeIndex.VersionOf(last), known, cancellationToken);
            }
            if (entries.Count < EntriesAtOnce)
                return Of(page.ToList(""));
        }
    }

    /// <summary>Steps: 1. the index, as far as it goes; 2. the journal, behind the first change that the index has.</summary>
    private async Task<Answer<ListedChanges>> ListPartnerAsync(ChangeFilter filter, ChangePage page, string partner, string after, CancellationToken cancellationToken)
    {
        var journal = JournalNames.Partner + partner;
        if (after.Length > 0 && after[0] is not (OfIndex or OfJournal))
            return Answer<ListedChanges>.Refuse(ChangeFilter.NotOfThisList);
        var last = after.Length == 0 ? long.MaxValue : long.Parse(after.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
        // 1
        var isInIndex = after.Length == 0 || after[0] == OfIndex;
        while (isInIndex)
        {
            var entries = await index.ScanIndexAsync(
                ChangeIndex.Of(journal), last == long.MaxValue ? default : ChangeIndex.Key(journal, last), EntriesAtOnce, descending: true, cancellationToken);
            foreach (var entry in entries)
            {
                if (page.IsFull)
                    return Of(page.ToList(Place(OfIndex, last)));
                var known = ChangeEntry.Parser.ParseFrom(entry.Value.Span);
                if (filter.IsBehindAll(known.RecordedAtMicros))
                    return Of(page.ToList(""));
                last = ChangeIndex.VersionOf(entry.Key.Span);
                await LookAsync(filter, page, journal, last, known, cancellationToken);
            }
            isInIndex = entries.Count == EntriesAtOnce;
        }
        if (last == 1)
            return Of(page.ToList(""));
        // 2
        return page.IsFull
            ? Of(page.ToList(Place(OfJournal, last)))
            : await reader.AdmitAsync(() => ReadBackwardsAsync(filter, page, journal, last, cancellationToken), cancellationToken);
    }

    private async Task<Answer<ListedChanges>> ReadBackwardsAsync(ChangeFilter filter, ChangePage page, string name, long before, CancellationToken cancellationToken)
    {
        var journal = await journals.OpenAsync(new JournalName(name), cancellationToken);
        before = Math.Min(before, journal.DurableVersion + 1);
        var atOnce = FirstRecordsAtOnce;
        while (before > 1)
        {
            var first = Math.Max(1, before - atOnce);
            var records = await journals.ReadAsync(journal, first, (int)(before - first), cancellationToken);
            if (records.Count == 0)
                throw new InvalidDataException($"Journal {name} has no record {first}; run `channelctl journal verify`.");
            if (records[^1].Version != before - 1)
            {
                // They are too large to be read together: one alone is not.
                atOnce = Math.Max(1, Math.Min(atOnce, records.Count) / 2);
                continue;
            }
            foreach (var record in records.Reverse())
            {
                if (page.IsFull)
                    return Of(page.ToList(Place(OfJournal, before)));
                page.OnLookedAt();
                page.OnRead(record);
                before = record.Version;
                if (filter.IsBehindAll(RecordTimes.Of(record.Payload.Span)))
                    return Of(page.ToList(""));
                // A batch is not taken apart.
                if (!RecordedBatch.IsBatch(record.Payload.Span))
                    page.Take(name, record, Fact.Parser.ParseFrom(record.Payload.Span));
            }
            atOnce = records.Sum(record => record.Payload.Length) < SmallBytes ? Math.Min(MaxRecordsAtOnce, atOnce * 2) : FirstRecordsAtOnce;
        }
        return Of(page.ToList(""));
    }

    /// <summary>Looks at a change of the index, and reads its record if it is asked for.</summary>
    private async ValueTask LookAsync(ChangeFilter filter, ChangePage page, string name, long version, ChangeEntry known, CancellationToken cancellationToken)
    {
        page.OnLookedAt();
        if (!filter.Holds(known.RecordedAtMicros, known.Principal, ChangeKinds.Name(known.Capability, known.Kind), ChangePage.PartnerOf(name)))
            return;
        var records = await journals.ReadAsync(await journals.OpenAsync(new JournalName(name), cancellationToken), version, 1, cancellationToken);
        if (records.Count == 0)
            throw new InvalidDataException($"Journal {name} has no record {version}, and the index has it as a change; run `channelctl journal verify`.");
        page.OnRead(records[0]);
        page.Take(name, records[0], Fact.Parser.ParseFrom(records[0].Payload.Span));
    }

    private static string Place(char of, long version) => string.Create(CultureInfo.InvariantCulture, $"{of}{version}");

    private static Answer<ListedChanges> Of(ListedChanges page) => Answer<ListedChanges>.Of(page, default);
}
