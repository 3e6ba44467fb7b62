using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Scorecards;

/// <summary>Has no state: how many calls run at once is the reader's affair.</summary>
[Reentrant, StatelessWorker(maxLocalWorkers: 1)]
internal sealed class ScoreJournalGrain(IJournals journals, PartnerSections sections, IdentityKeys keys, JournalledRequirements requirements, AsOfReader reader) : Grain, IScoreJournalGrain
{
    /// <summary>Records that are folded for one history, and bytes of them.</summary>
    private const int MaxRecords = 100_000;
    private const long MaxBytes = 64 << 20;

    /// <summary>Bytes of records after which a page of transactions ends, whatever it found.</summary>
    private const long PageBytes = 8 << 20;

    private const int RecordsAtOnce = 64;

    /// <summary>No fact of a period is recorded so long before it: the clocks of senders are held to a day.</summary>
    private static readonly TimeSpan BeforePeriod = TimeSpan.FromDays(3);

    public Task<Answer<ListedChanges>> ListChanges(string partnerId, ScoreTerms terms, int skip, int size, CancellationToken cancellationToken) =>
        reader.AdmitAsync(() => FoldAsync(partnerId, terms, skip, size, cancellationToken), cancellationToken);

    public Task<Answer<ListedFacts>> ListSales(string partnerId, Period period, long afterVersion, int size, CancellationToken cancellationToken) =>
        reader.AdmitAsync(() => ReadSalesAsync(partnerId, period, afterVersion, size, cancellationToken), cancellationToken);

    private async Task<Answer<ListedChanges>> FoldAsync(string partnerId, ScoreTerms terms, int skip, int size, CancellationToken cancellationToken)
    {
        var fold = sections.Fold(await keys.GetAsync(), partnerId);
        var journal = await journals.OpenAsync(fold.Journal, cancellationToken);
        var start = (terms.Period.FirstDay.DaysSinceEpoch * TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond) - (long)BeforePeriod.TotalMicroseconds;
        var begun = await JournalsThen.StartAsync(journals, fold, journal, start, cancellationToken);
        var (state, version, asked) = (begun.State, begun.Version, await requirements.ReadAsync(cancellationToken));
        var history = new ScoreHistory(state.Life is null ? null : terms.Judge(FoldedFigures.Of(state, terms.Period, begun.AtMicros ?? 0, version, asked)));
        var (read, bytes) = (0, 0L);
        for (var records = await ReadAsync(version); records.Count > 0; records = await ReadAsync(version))
            foreach (var record in records)
            {
                bytes += record.Payload.Length;
                if (++read > MaxRecords || bytes > MaxBytes)
                    return Answer<ListedChanges>.Refuse(TooLong(partnerId, terms.Period));
                fold.Apply(state, record.Version, record.Payload.Span);
                version = record.Version;
                if (state.Life is not null && ScoreCauses.Of(record) is { } cause)
                    history.Add(cause, terms.Judge(FoldedFigures.Of(state, terms.Period, cause.AtMicros, version, asked)));
            }
        return state.Life is null
            ? Answer<ListedChanges>.Refuse(PartnerIds.NotFound(partnerId))
            : Answer<ListedChanges>.Of(new ListedChanges([.. history.Changes.Reverse().Skip(skip).Take(size)], history.Changes.Count, version), default);

        ValueTask<IReadOnlyList<JournalRecord>> ReadAsync(long after) => journals.ReadAsync(journal, after + 1, RecordsAtOnce, cancellationToken);
    }

    private async Task<Answer<ListedFacts>> ReadSalesAsync(string partnerId, Period period, long afterVersion, int size, CancellationToken cancellationToken)
    {
        var journal = await journals.OpenAsync(new JournalName(PartnerSource.Of(partnerId)), cancellationToken);
        var (facts, version, bytes) = (new List<FigureFact>(), afterVersion, 0L);
        while (facts.Count < size && bytes < PageBytes)
        {
            var records = await journals.ReadAsync(journal, version + 1, RecordsAtOnce, cancellationToken);
            if (records.Count == 0)
                return Answer<ListedFacts>.Of(new ListedFacts(facts, ""), default);
            foreach (var record in records.TakeWhile(_ => facts.Count < size && bytes < PageBytes))
            {
                facts.AddRange(SalesFacts.Of(record).Where(fact => period.Contains(fact.Day)));
                bytes += record.Payload.Length;
                version = record.Version;
            }
        }
        return Answer<ListedFacts>.Of(new ListedFacts(facts, version.ToString(CultureInfo.InvariantCulture)), default);
    }

    private static Refusal TooLong(string partnerId, Period period) => Refusal.FailedPrecondition("HISTORY_TOO_LONG", string.Create(CultureInfo.InvariantCulture,
        $"The journal of partner {partnerId} has more than {MaxRecords:N0} records or {MaxBytes:N0} bytes from {period.FirstDay} on. Ask for a later period, or for the scorecard."));
}
