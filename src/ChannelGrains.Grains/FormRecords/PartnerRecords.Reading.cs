using System.Collections.Immutable;
using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.FormRecords;

internal sealed partial class PartnerRecords
{
    public async Task<Answer<KeptRecord>> Get(string recordId)
    {
        if (await ReadSurveysAsync() is not { } surveys)
            return Answer<KeptRecord>.Refuse(Unknown());
        if (PartnerIds.Validate(recordId, "record_id") is { } invalid)
            return Answer<KeptRecord>.Refuse(invalid);
        return await FindAsync(recordId) is { } known ? Answer<KeptRecord>.Of(Shown(await ReadAsync(known), surveys), default) : Answer<KeptRecord>.Refuse(RecordUnknown(recordId));
    }

    public Task<Answer<KeptRecords>> List(string formId, int pageSize, string after) =>
        ListAsync(record => formId.Length == 0 || record.Submitted.Record.FormId == formId, pageSize, after.Length > 0 ? Convert.FromHexString(after) : ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty);

    public Task<Answer<KeptRecords>> ListInspections(Period period, int pageSize, string after) => ListAsync(
        record => record is { Submitted.Kind: FormKind.Inspection or FormKind.SelfCheck, Score.ScoreMicros: not null }, pageSize,
        after.Length > 0 ? Convert.FromHexString(after) : FormRecordKeys.OnDay(Partner.PartnerId, period.LastDay.AddDays(1), 0), FormRecordKeys.OnDay(Partner.PartnerId, period.FirstDay, 0));

    public async Task<Answer<FieldSumReading>> ReadSum(Period period) => await Partner.ReadAsync(partner => partner.Life is null
        ? Answer<FieldSumReading>.Refuse(Unknown())
        : Answer<FieldSumReading>.Of(new(FieldSum.Of(period.Months.Select(month => FieldPart.BooksOf(partner).SumOf(month))), Partner.NowMicros, Partner.Version), Partner.Ticket), CancellationToken.None);

    /// <summary>Records by day, the latest first.</summary>
    /// <param name="isListed">Which of them.</param>
    /// <param name="pageSize">Records looked at; 0 for the default.</param>
    /// <param name="after">The key that they come behind; empty is none.</param>
    /// <param name="until">The key at which they end; empty is none.</param>
    private async Task<Answer<KeptRecords>> ListAsync(Func<KeptRecord, bool> isListed, int pageSize, ReadOnlyMemory<byte> after, ReadOnlyMemory<byte> until)
    {
        if (await ReadSurveysAsync() is not { } surveys)
            return Answer<KeptRecords>.Refuse(Unknown());
        var (size, bytes, last) = (Pages.Size(pageSize), 0, "");
        var entries = await Partner.Store.ScanIndexAsync(FormRecordKeys.Days(Partner.PartnerId), after, size, descending: true, CancellationToken.None);
        List<KeptRecord> records = [];
        foreach (var entry in entries)
        {
            if (entry.Key.Span.SequenceCompareTo(until.Span) < 0)
                return Answer<KeptRecords>.Of(new KeptRecords(records, ""), default);
            var known = await FindAsync(Encoding.UTF8.GetString(entry.Value.Span)) ?? throw new InvalidOperationException("A record of a day is not in the index by its id.");
            var kept = Shown(await ReadAsync(known), surveys);
            last = Convert.ToHexStringLower(entry.Key.Span);
            if (!isListed(kept))
                continue;
            records.Add(kept);
            bytes += MostBytes(kept);
            if (bytes > Pages.LargestBytes)
                return Answer<KeptRecords>.Of(new KeptRecords(records, last), default);
        }
        return Answer<KeptRecords>.Of(new KeptRecords(records, entries.Count < size ? "" : last), default);
    }

    public async Task<Answer<KeptFindings>> ListFindings(bool? isOpen, int pageSize, string after)
    {
        var read = await Partner.ReadDurableAsync(
            partner => partner.Life is null ? null : BookOf(partner).Open.Select(finding => FormRecordKeys.FindingId(finding.RecordId, finding.Key.ItemId)).ToHashSet(StringComparer.Ordinal), CancellationToken.None);
        if (read is not { } open)
            return Answer<KeptFindings>.Refuse(Unknown());
        // For the page of a directory no id stands for all of them.
        var page = isOpen == true && open.Count == 0
            ? new DirectoryPage([], "")
            : await IndexDirectory.PageAsync(
                Partner.Store, FormRecordKeys.Findings(Partner.PartnerId), after, Pages.Size(pageSize), Pages.LargestBytes, isOpen == true ? open : new HashSet<string>());
        var findings = page.Values.Select(value => FindingEntries.ToDomain(FindingEntry.Parser.ParseFrom(value.Span))).Where(finding => isOpen is null || finding.IsOpen == isOpen);
        return Answer<KeptFindings>.Of(new KeptFindings([.. findings.Select(finding => FindingAction.Of(finding, Partner.Version))], page.Last, open.Count), default);
    }

    /// <summary>Answers to surveys, by form; null of a partner that there is not.</summary>
    private ValueTask<IReadOnlyDictionary<string, long>?> ReadSurveysAsync() => Partner.ReadDurableAsync(
        partner => partner.Life is null ? null : partner.Part<SurveyBook>()?.AnswersByForm() ?? ImmutableDictionary<string, long>.Empty, CancellationToken.None);

    /// <summary>A record as it may be shown: one of few answers to a survey would tell who gave it.</summary>
    private static KeptRecord Shown(KeptRecord kept, IReadOnlyDictionary<string, long> surveys) =>
        kept.Submitted.Survey is not null && surveys.GetValueOrDefault(kept.Submitted.Record.FormId) < SurveyLimits.MinShownAnswers ? kept with { IsWithheld = true } : kept;

    /// <summary>Where the journal has a record; null where there is none.</summary>
    private async ValueTask<RecordVersions?> FindAsync(string recordId)
    {
        // One that came just now may not be in the index yet.
        await Partner.WhenDurableAsync(CancellationToken.None);
        var reads = new IndexReads();
        reads.Add(FormRecordKeys.Record(Partner.PartnerId, recordId));
        await Partner.Store.ReadIndexAsync(reads, CancellationToken.None);
        if (!reads.Found(0))
            return null;
        var entry = FormRecordEntry.Parser.ParseFrom(reads.Value(0));
        return new RecordVersions(entry.Version, [.. entry.Changes]);
    }

    private async ValueTask<KeptRecord> ReadAsync(RecordVersions versions)
    {
        var taken = await ReadFactAsync(versions.TakenAt);
        var amendments = ImmutableArray.CreateBuilder<KeptAmendment>();
        foreach (var version in versions.ChangedAt)
        {
            var changed = await ReadFactAsync(version);
            amendments.Add(new(FormRecordFacts.ToDomain(changed.FormRecords.Changed, changed.RecordedAtMicros), changed.Principal));
        }
        return new KeptRecord(
            FormRecordFacts.ToDomain(taken.FormRecords.Taken, taken.RecordedAtMicros), taken.Principal, amendments.ToImmutable(), versions.ChangedAt.Length > 0 ? versions.ChangedAt[^1] : versions.TakenAt);
    }

    private async ValueTask<Fact> ReadFactAsync(long version) => Fact.Parser.ParseFrom((await Partner.ReadRecordAsync(version, CancellationToken.None)).Span);

    private async ValueTask<Answer<KeptRecord>> ToRecordAsync(Answer<RecordVersions> answer) =>
        answer.Value is { } versions ? Answer<KeptRecord>.Of(await ReadAsync(versions), answer.Ticket) : Answer<KeptRecord>.Refuse(answer.Refusal!, answer.Ticket);

    private static int MostBytes(KeptRecord kept) => FormRecordBytes.Of(kept.Answers) + kept.Amendments.Sum(amendment => FormRecordBytes.Of(amendment.Amended.Before));
}
