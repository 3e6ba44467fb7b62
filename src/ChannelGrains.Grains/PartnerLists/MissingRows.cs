using ChannelGrains.Domain.Keys;
using ChannelGrains.Domain.PartnerLists;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.PartnerLists;

/// <summary>Once for a store, and once more when its index was made anew: finds partners without rows, which were recorded before there were lists, and writes
/// these with a record of the store's own journal. No partner is woken.</summary>
internal sealed partial class MissingRows(
    IJournals journals, IJournalIndex index, IJournalRows rows, ICommitWatch commits, TimeProvider time, ILogger<MissingRows> logger) : BackgroundService
{
    private const int PartnersAtOnce = 256;
    private const int RecordBytes = 1 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly byte[] Marker = [RowSpaces.PartnerLists];
    private static readonly JournalName Journal = new(JournalNames.Store);

    private volatile bool _areWritten;

    /// <summary>Whether every partner has its rows; until then only the list by id has all of them.</summary>
    public bool AreWritten => _areWritten;

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        while (!_areWritten)
            try
            {
                if (await rows.ReadRowAsync(Marker, cancellationToken) is null)
                    await WriteAllAsync(cancellationToken);
                _areWritten = true;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
                await Task.Delay(Pause, time, cancellationToken);
            }
    }

    /// <summary>Writes what is missing of all partners, and that nothing is.</summary>
    public async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        var written = 0;
        IReadOnlyList<IndexEntry> page = [];
        do
        {
            page = await index.ScanIndexAsync(PartnerDirectory.Prefix, page.Count > 0 ? page[^1].Key : default, PartnersAtOnce, descending: false, cancellationToken);
            var partners = await WithoutRowsAsync([.. page.Select(entry => PartnerLife.Read(entry.Value.Span))], cancellationToken);
            await WriteAsync(partners, cancellationToken);
            written += partners.Count;
        }
        while (page.Count == PartnersAtOnce);
        var marker = new IndexWrites();
        marker.Put(Marker, [1]);
        await rows.WriteRowsAsync(marker, cancellationToken);
        if (written > 0)
            LogWritten(logger, written);
    }

    /// <summary>Writes the rows of some partners.</summary>
    public async Task WriteAsync(IReadOnlyList<PartnerLife> partners, CancellationToken cancellationToken)
    {
        while (partners.Count > 0)
        {
            var (writes, count) = (new IndexWrites(), 0);
            for (; count < partners.Count && writes.Packed.Length < RecordBytes; count++)
                foreach (var row in PartnerListRows.Of(partners[count], await ChangedAtAsync(partners[count], cancellationToken)))
                    writes.Put(row.Key, row.Value);
            await AppendAsync(writes, count, cancellationToken);
            // Who changed meanwhile wrote rows of its own, which these may have gone over.
            partners = [.. await ChangedAsync(partners.Take(count), cancellationToken), .. partners.Skip(count)];
        }
    }

    private async Task<List<PartnerLife>> WithoutRowsAsync(List<PartnerLife> partners, CancellationToken cancellationToken)
    {
        var nowMicros = Timestamps.ToMicros(time.GetUtcNow());
        var reads = new IndexReads();
        foreach (var life in partners)
        {
            var today = life.On(life.DayOf(nowMicros));
            reads.Add([.. PartnerListKeys.Group(PartnerOrder.PartnerId, "", today.State, today.Particulars.ChannelType), .. PartnerListKeys.Place(PartnerOrder.PartnerId, today)]);
        }
        await index.ReadIndexAsync(reads, cancellationToken);
        return [.. partners.Where((_, number) => !reads.Found(number))];
    }

    private async Task<List<PartnerLife>> ChangedAsync(IEnumerable<PartnerLife> partners, CancellationToken cancellationToken)
    {
        List<PartnerLife> before = [.. partners];
        var reads = new IndexReads();
        foreach (var life in before)
            reads.Add(PartnerDirectory.Key(life.PartnerId));
        await index.ReadIndexAsync(reads, cancellationToken);
        return [.. Enumerable.Range(0, before.Count).Select(number => PartnerLife.Read(reads.Value(number))).Where((life, number) => life.Version != before[number].Version)];
    }

    private async ValueTask<long> ChangedAtAsync(PartnerLife life, CancellationToken cancellationToken)
    {
        var journal = await journals.OpenAsync(new JournalName(JournalNames.Partner + life.PartnerId), cancellationToken);
        var records = await journals.ReadAsync(journal, life.Version, 1, cancellationToken);
        return records.Count == 1
            ? RecordTimes.Of(records[0].Payload.Span)
            : throw new InvalidDataException($"Journal {journal.Name.Value} has no record {life.Version}; run `channelctl journal verify`.");
    }

    private async Task AppendAsync(IndexWrites writes, int partners, CancellationToken cancellationToken)
    {
        var fact = new Fact { RecordedAtMicros = Timestamps.ToMicros(time.GetUtcNow()), Store = new StoreFact { PartnersListed = new PartnersListed { PartnerCount = partners } } };
        var journal = await journals.OpenAsync(Journal, cancellationToken);
        var result = journals.Append(journal, journal.Version, fact.ToByteArray(), writes);
        if (result.Status != AppendStatus.Queued || await commits.WhenCommitted(result.Ticket, cancellationToken) != CommitOutcome.Committed)
            throw new JournalLostException(Journal);
    }

    [LoggerMessage(EventId = 3401, Level = LogLevel.Information, Message = "{Partners} partners had no rows in the lists and have them now.")]
    private static partial void LogWritten(ILogger logger, int partners);

    [LoggerMessage(EventId = 3402, Level = LogLevel.Warning, Message = "Partners without rows in the lists could not be given them; it is tried again. Until then lists with a filter or an order are UNAVAILABLE.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
