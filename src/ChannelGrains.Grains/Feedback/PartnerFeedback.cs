using System.Text;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Feedback;

internal sealed class PartnerFeedback(IGrainContextAccessor context, CustomerKey customerKey, FeedbackInstruments instruments) : PartnerExtension(context), IPartnerFeedback
{
    private static readonly FeedbackBook Nothing = new();

    public Task<Answer<KeptAnswer>> RecordAnswer(RecordSurveyAnswer command, RequestStamp request) =>
        ChangeAsync("RecordSurveyAnswer", request, FeedbackFacts.KeptAnswers, (life, _, now) => ValueTask.FromResult(DecideAnswer(command, life, now)));

    public Task<Answer<ComplaintReading>> Open(OpenComplaint command, RequestStamp request) =>
        ChangeAsync("OpenComplaint", request, FeedbackFacts.OpenedAnswers, (life, book, now) => DecideOpenedAsync(command, life, book, now));

    public Task<Answer<ComplaintReading>> Answer(AnswerComplaint command, RequestStamp request) =>
        ChangeAsync("AnswerComplaint", request, ComplaintAnswers.Form, (_, book, now) => DecideAnsweredAsync(command, book, now));

    public async Task<Answer<ListedComplaints>> List(ComplaintState state, int pageSize, string after)
    {
        var open = await Partner.ReadDurableAsync(
            partner => partner.Life is null ? null : BookOf(partner).Open.Select(complaint => complaint.ComplaintId).ToHashSet(StringComparer.Ordinal), CancellationToken.None);
        if (open is null)
            return Answer<ListedComplaints>.Refuse(Unknown());
        var isOfOpen = state == ComplaintState.Open;
        // For the page of a directory no id stands for all of them.
        var page = isOfOpen && open.Count == 0
            ? new DirectoryPage([], "")
            : await IndexDirectory.PageAsync(
                Partner.Store, FeedbackKeys.Complaints(Partner.PartnerId), after, Pages.Size(pageSize), Pages.LargestBytes, isOfOpen ? open : new HashSet<string>());
        var complaints = page.Values.Select(value => FeedbackFacts.OfEntry(value.Span)).Where(complaint => state == ComplaintState.Unspecified || complaint.State == state);
        return Answer<ListedComplaints>.Of(new ListedComplaints([.. complaints], page.Last, open.Count, Partner.NowMicros), default);
    }

    public async Task<Answer<HeardFacts>> ListHeard(Period period, bool areComplaints, int size, string after)
    {
        if (!await Partner.ReadDurableAsync(partner => partner.Life is not null, CancellationToken.None))
            return Answer<HeardFacts>.Refuse(Unknown());
        // Behind every key of the day before.
        var from = after.Length > 0 ? Convert.FromHexString(after) : FeedbackKeys.OnDay(Partner.PartnerId, areComplaints, period.FirstDay.AddDays(-1), long.MaxValue);
        var entries = await Partner.Store.ScanIndexAsync(FeedbackKeys.Days(Partner.PartnerId, areComplaints), from, size, descending: false, CancellationToken.None);
        List<HeardFact> facts = [];
        foreach (var entry in entries.TakeWhile(entry => FeedbackKeys.Read(entry.Key.Span).Day <= period.LastDay))
            facts.Add(await ReadHeardAsync(FeedbackKeys.Read(entry.Key.Span).Version, entry.Value));
        var isLast = facts.Count < size;
        return Answer<HeardFacts>.Of(new HeardFacts(facts, isLast ? "" : Convert.ToHexStringLower(entries[^1].Key.Span), Partner.NowMicros), default);
    }

    private async ValueTask<HeardFact> ReadHeardAsync(long version, ReadOnlyMemory<byte> complaintId)
    {
        var fact = Fact.Parser.ParseFrom((await Partner.ReadRecordAsync(version, CancellationToken.None)).Span);
        if (complaintId.Length == 0)
            return new HeardFact(version, fact.RecordedAtMicros, FeedbackFacts.AnswerOf(fact), null);
        var reads = new IndexReads();
        reads.Add(FeedbackKeys.Complaint(Partner.PartnerId, Encoding.UTF8.GetString(complaintId.Span)));
        await Partner.Store.ReadIndexAsync(reads, CancellationToken.None);
        return new HeardFact(version, fact.RecordedAtMicros, null, FeedbackFacts.OfEntry(reads.Value(0)));
    }

    private Task<Answer<TAnswer>> ChangeAsync<TAnswer>(
        string method, RequestStamp request, IAnswerForm<TAnswer> form, Func<PartnerLife, FeedbackBook, long, ValueTask<Decision<TAnswer>>> decide)
        where TAnswer : class => Partner.ChangeAsync(
            method, request, form,
            partner => partner.Life is { } life ? decide(life, BookOf(partner), Partner.NowMicros) : ValueTask.FromResult<Decision<TAnswer>>(Unknown()), CancellationToken.None);

    private Decision<KeptAnswer> DecideAnswer(RecordSurveyAnswer command, PartnerLife life, long now)
    {
        var outcome = command.Decide(life.DayOf(now), Hash(command.CustomerId));
        if (outcome.IsRefused)
            return outcome.Refusal;
        var (answer, version) = (outcome.Value, Partner.Version + 1);
        var index = new IndexWrites();
        index.Put(FeedbackKeys.AnswerOn(Partner.PartnerId, answer.AnsweredOn, version), []);
        return Decided(answer, new KeptAnswer(answer.AnsweredOn, version), now, index, () => instruments.OnAnswer(answer.Score >= FeedbackLimits.SatisfiedFrom));
    }

    private async ValueTask<Decision<ComplaintReading>> DecideOpenedAsync(OpenComplaint command, PartnerLife life, FeedbackBook book, long now)
    {
        if (command.Check(now) is { } refusal)
            return refusal;
        var state = book.TryGetOpen(command.ComplaintId, out _) ? ComplaintState.Open : await ClosedStateAsync(command.ComplaintId);
        var outcome = command.Decide(life, book.Open.Count, state, now, Hash(command.CustomerId));
        if (outcome.IsRefused)
            return outcome.Refusal;
        var (opened, version) = (outcome.Value, Partner.Version + 1);
        var index = Put(new Complaint(opened, null));
        index.Put(FeedbackKeys.DueOn(Partner.PartnerId, opened.DueOn, version), Encoding.UTF8.GetBytes(opened.ComplaintId));
        return Decided(opened, new ComplaintReading(new Complaint(opened, null), now, version), now, index, instruments.OnOpened);
    }

    private async ValueTask<Decision<ComplaintReading>> DecideAnsweredAsync(AnswerComplaint command, FeedbackBook book, long now)
    {
        if (command.Check(now) is { } refusal)
            return refusal;
        var isOpen = book.TryGetOpen(command.ComplaintId, out var open);
        var outcome = command.Decide(isOpen ? ComplaintState.Open : await ClosedStateAsync(command.ComplaintId), open, now);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var opened = Fact.Parser.ParseFrom((await Partner.ReadRecordAsync(open.Version, CancellationToken.None)).Span).Feedback.ComplaintOpened;
        var complaint = new Complaint(FeedbackFacts.ToDomain(opened), outcome.Value);
        return Decided(outcome.Value, new ComplaintReading(complaint, now, Partner.Version + 1), now, Put(complaint), () => instruments.OnAnswered(!complaint.IsOverdueAt(now)));
    }

    /// <summary>Where a complaint stands that is not open.</summary>
    private async ValueTask<ComplaintState> ClosedStateAsync(string complaintId)
    {
        // One that was answered just now may not be in the index yet.
        await Partner.WhenDurableAsync(CancellationToken.None);
        var reads = new IndexReads();
        reads.Add(FeedbackKeys.Complaint(Partner.PartnerId, complaintId));
        await Partner.Store.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Found(0) ? ComplaintState.Answered : ComplaintState.Unspecified;
    }

    private IndexWrites Put(Complaint complaint)
    {
        var index = new IndexWrites();
        index.Put(FeedbackKeys.Complaint(Partner.PartnerId, complaint.Opened.ComplaintId), FeedbackFacts.ToEntry(complaint));
        return index;
    }

    private ulong? Hash(string customerId) => customerId.Length == 0 ? null : customerKey.Hash(Encoding.UTF8.GetBytes(customerId));

    private static Decision<TAnswer> Decided<TAnswer>(Domain.Feedback.FeedbackFact happened, TAnswer answer, long now, IndexWrites index, Action whenRecorded)
        where TAnswer : class => new(new Fact { RecordedAtMicros = now, Feedback = FeedbackFacts.ToFact(happened) }, answer, null, index) { WhenRecorded = whenRecorded };

    private static FeedbackBook BookOf(FoldedPartner partner) => partner.Part<FeedbackBook>() ?? Nothing;
}
