using System.Text;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Forms;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Surveys;

internal sealed partial class PartnerSurveys(
    IGrainContextAccessor context, FormLibrary forms, CustomerKey key, FormRecordInstruments records, FeedbackInstruments feedback, SurveyInstruments surveys) : PartnerExtension(context), IPartnerSurveys
{
    /// <summary>Who takes a record that answers a survey, as nobody is told who it was.</summary>
    private const string Somebody = "survey";

    private static readonly SurveyBook NoSurveys = new();
    private static readonly RecordBook NoRecords = new();

    public Task<Answer<InvitedReading>> Invite(InviteSurvey command, RequestStamp request) => Partner.ChangeAsync(
        "InviteSurvey", request, SurveyFacts.InvitedAnswers, partner => DecideInvitedAsync(command, partner), CancellationToken.None);

    public async Task<Answer<SurveyAsked>> Find(string invitationId)
    {
        if (await Partner.ReadDurableAsync(partner => partner.Life?.Particulars.DisplayName, CancellationToken.None) is not { } name)
            return Answer<SurveyAsked>.Refuse(Unknown());
        if (await FindAsync(invitationId) is not { } invited)
            return Answer<SurveyAsked>.Refuse(InvitationUnknown());
        return Answer<SurveyAsked>.Of(new SurveyAsked(invited, await FormOfAsync(invited), name, await IsAnsweredAsync(invited)), default);
    }

    public Task<Answer<AnsweredReading>> Answer(string invitationId, IReadOnlyList<AnswerSetting> answers, RequestStamp request) => Partner.ChangeAsync(
        "AnswerSurvey", request, SurveyRecords.Answers, partner => DecideAnsweredAsync(invitationId, answers, partner, request.Principal), CancellationToken.None);

    public async Task<Answer<SurveySums>> Read(Period period) => await Partner.ReadAsync(
        partner => partner.Life is null ? Answer<SurveySums>.Refuse(Unknown()) : Answer<SurveySums>.Of(new SurveySums(SumsOf(partner, period), Partner.NowMicros, Partner.Version), Partner.Ticket),
        CancellationToken.None);

    private async ValueTask<Decision<InvitedReading>> DecideInvitedAsync(InviteSurvey command, FoldedPartner partner)
    {
        if (partner.Life is not { } life)
            return Unknown();
        if (command.Check() is { } refusal)
            return refusal;
        var (now, customer) = (Partner.NowMicros, key.Hash(Encoding.UTF8.GetBytes(command.CustomerId)));
        var form = await forms.FindAsync(command.FormId, 0, CancellationToken.None);
        var outcome = command.Decide(form, customer, await LastInvitedAsync(customer), partner.Part<SurveyBook>() ?? NoSurveys, life.Timeline, now);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var (invited, version, index) = (outcome.Value, Partner.Version + 1, new IndexWrites());
        index.Put(SurveyKeys.Invitation(Partner.PartnerId, invited.InvitationId), new SurveyEntry { Version = version }.ToByteArray());
        index.Put(SurveyKeys.InvitedAt(Partner.PartnerId, version), Encoding.UTF8.GetBytes(invited.InvitationId));
        index.Put(SurveyKeys.CustomerOf(customer, Partner.PartnerId), SurveyKeys.Time(now));
        return new(new Fact { RecordedAtMicros = now, Surveys = SurveyFacts.ToFact(invited) }, new InvitedReading(invited, version), null, index) { WhenRecorded = () => surveys.OnInvited(invited.Subject) };
    }

    private async ValueTask<Decision<AnsweredReading>> DecideAnsweredAsync(string invitationId, IReadOnlyList<AnswerSetting> answers, FoldedPartner partner, string principal)
    {
        if (partner.Life is not { } life)
            return Unknown();
        if (await FindAsync(invitationId) is not { } invited)
            return InvitationUnknown();
        var now = Partner.NowMicros;
        if (await IsAnsweredAsync(invited))
            return SurveyRefusals.Answered;
        if (invited.IsExpiredAt(now))
            return SurveyRefusals.Expired;
        var form = await FormOfAsync(invited);
        var setting = new RecordSetting(SurveyRecords.IdOf(invitationId), form.FormId, form.Version, invited.StoreId, SurveyLimits.InSeconds(now), null, Somebody, "", "", null, "", answers);
        var read = new SubmitRecord(setting).Read(principal, invited.Customer, now);
        if (read.IsRefused)
            return read.Refusal;
        var (record, book, actions) = (read.Value, partner.Part<RecordBook>() ?? NoRecords, partner.Part<ActionBook>());
        if (record.Files.Count > 0)
            return Refusal.InvalidArgument("FILES", "answers name files, which nobody can send by an invitation: leave them out.", "answers");
        var outcome = SubmitRecord.Decide(record, new RecordLookups(form, null, [], [], cause => FindingAction.IsLive(actions, cause)), book, life.Timeline, now);
        return outcome.IsRefused ? outcome.Refusal : Answered(outcome.Value with { Survey = SurveyAnswer.Of(form, record.Answers, invited) }, book, now);
    }

    private Decision<AnsweredReading> Answered(RecordSubmitted submitted, RecordBook book, long now)
    {
        var (version, index, satisfaction) = (Partner.Version + 1, new IndexWrites(), submitted.Survey!.CountedSatisfaction);
        FormRecordWrites.Put(index, Partner.PartnerId, submitted, version);
        FormRecordWrites.Put(index, Partner.PartnerId, book.FindingsAfter(submitted));
        if (satisfaction is not null)
            index.Put(FeedbackKeys.AnswerOn(Partner.PartnerId, submitted.TakenOn, version), []);
        return new(new Fact { RecordedAtMicros = now, FormRecords = FormRecordFacts.ToFact((RecordFact)submitted) }, new AnsweredReading(submitted.TakenOn), null, index)
        {
            WhenRecorded = () =>
            {
                records.OnSubmitted(submitted);
                surveys.OnAnswered();
                if (satisfaction is { } score)
                    feedback.OnAnswer(score >= FeedbackLimits.SatisfiedFrom);
            },
        };
    }

    /// <summary>When a customer was invited the last time, by whichever partner.</summary>
    private async ValueTask<long?> LastInvitedAsync(ulong customer)
    {
        await Partner.WhenDurableAsync(CancellationToken.None);
        long? last = null;
        foreach (var entry in await Partner.Store.ScanIndexAsync(SurveyKeys.Customer(customer), ReadOnlyMemory<byte>.Empty, Pages.Largest, descending: false, CancellationToken.None))
            if (SurveyKeys.ReadTime(entry.Value.Span) is var at && !(last >= at))
                last = at;
        return last;
    }

    private async ValueTask<SurveyInvited?> FindAsync(string invitationId)
    {
        // One that was made just now may not be in the index yet.
        await Partner.WhenDurableAsync(CancellationToken.None);
        var reads = new IndexReads();
        reads.Add(SurveyKeys.Invitation(Partner.PartnerId, invitationId));
        await Partner.Store.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Found(0) ? await ReadAsync(SurveyEntry.Parser.ParseFrom(reads.Value(0)).Version) : null;
    }

    private async ValueTask<SurveyInvited> ReadAsync(long version)
    {
        var fact = Fact.Parser.ParseFrom((await Partner.ReadRecordAsync(version, CancellationToken.None)).Span);
        return SurveyFacts.ToDomain(fact.Surveys.Invited, fact.RecordedAtMicros);
    }

    private async ValueTask<bool> IsAnsweredAsync(SurveyInvited invited)
    {
        var reads = new IndexReads();
        reads.Add(FormRecordKeys.Record(Partner.PartnerId, SurveyRecords.IdOf(invited.InvitationId)));
        await Partner.Store.ReadIndexAsync(reads, CancellationToken.None);
        return reads.Found(0);
    }

    private async ValueTask<Form> FormOfAsync(SurveyInvited invited) => await forms.FindAsync(invited.FormId, invited.FormVersion, CancellationToken.None)
        ?? throw new InvalidOperationException($"Version {invited.FormVersion} of form {invited.FormId} is not in the index; run `channelctl journal verify`.");

    private static IReadOnlyList<SurveySum> SumsOf(FoldedPartner partner, Period period) =>
        partner.Part<SurveyBook>() is { } book ? SurveySum.Merge(period.Months.SelectMany(book.In)) : [];

    private static Refusal InvitationUnknown() => Refusal.NotFound("SURVEY_NOT_FOUND", "There is no such invitation any more: ask who sent it for another one.");
}
