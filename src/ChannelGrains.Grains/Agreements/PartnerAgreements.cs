using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Fact = ChannelGrains.Journal.V1.Fact;

namespace ChannelGrains.Grains.Agreements;

internal sealed class PartnerAgreements(IGrainContextAccessor context, AgreementEffects effects, IEnumerable<AgreementCondition> conditions, AgreementInstruments instruments, ILogger<PartnerAgreements> logger)
    : PartnerExtension(context), IPartnerAgreements
{
    private static readonly AgreementBook Nothing = new();

    public Task<Answer<AgreementChange>> Draft(DraftAgreement command, RequestStamp request) => ChangeAsync(
        "DraftAgreement", AgreementStep.Draft, request, (partner, life, book, today) => command.Decide(book, life, today, effects.ClosedThrough(partner)), (drafted, _) => drafted.Number);

    public Task<Answer<AgreementChange>> Amend(AmendAgreement command, RequestStamp request) => ChangeAsync(
        "AmendAgreement", AgreementStep.Amend, request, (partner, life, book, today) => command.Decide(book, life, today, effects.ClosedThrough(partner)), (drafted, _) => drafted.Number);

    public Task<Answer<AgreementChange>> Submit(SubmitAgreement command, RequestStamp request) => ChangeAsync(
        "SubmitAgreement", AgreementStep.Submit, request, (_, life, book, today) => command.Decide(book, life, today), (submitted, _) => submitted.Number);

    public Task<Answer<AgreementChange>> Confirm(ConfirmAgreement command, RequestStamp request) => ChangeAsync(
        "ConfirmAgreement", AgreementStep.Confirm, request, (_, life, book, today) => command.Decide(book, life, today), (confirmed, _) => confirmed.Number);

    public Task<Answer<AgreementChange>> Sign(SignAgreement command, RequestStamp request) => ChangeAsync(
        "SignAgreement", AgreementStep.Sign, request, (partner, life, book, today) => command.Decide(book, life, today, effects.ClosedThrough(partner)), (signed, _) => signed.Number,
        WarnAsync);

    public Task<Answer<AgreementChange>> Terminate(TerminateAgreement command, RequestStamp request) => ChangeAsync(
        "TerminateAgreement", AgreementStep.Terminate, request,
        (partner, _, book, today) => command.Decide(book, today, new(partner.Sales.LastDay)),
        (terminated, book) => (terminated.From is { } from ? book.SignedOn(from.AddDays(-1)) : book.Pending)!.Number);

    public Task<Answer<RecordedObligation>> RecordObligation(RecordObligation command, RequestStamp request) =>
        Partner.ChangeAsync("RecordObligation", request, RecordedObligation.Answers, async partner =>
        {
            if (partner.Life is null)
                return Unknown();
            var (book, now) = (BookOf(partner), Partner.NowMicros);
            var outcome = command.Decide(book, await AgreementRecords.ObligationsAsync(Partner, book));
            if (outcome.IsRefused)
                return outcome.Refusal;
            var met = outcome.Value;
            var answer = RecordedObligation.Of(met, request.Principal, now, Partner.Version + 1);
            return new Decision<RecordedObligation>(new Fact { RecordedAtMicros = now, Agreements = AgreementFacts.ToFact(met) }, answer, null, null)
            {
                WhenRecorded = () => AgreementsLog.Met(logger, met.ObligationId, Partner.PartnerId, met.DueOn.ToString(), request.Principal),
            };
        }, CancellationToken.None);

    public Task<Answer<PreviewReading>> Preview(PreviewAmendment command) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<PreviewReading>.Refuse(Unknown());
        var (book, today) = (BookOf(partner), life.DayOf(Partner.NowMicros));
        var version = command.Choose(book, life);
        if (version.IsRefused)
            return Answer<PreviewReading>.Refuse(version.Refusal, Partner.Ticket);
        var terms = command.Draft?.Terms ?? await AgreementRecords.TermsAsync(Partner, version.Value);
        var replaced = book.InForceOn(version.Value.From) is { } before ? await AgreementRecords.TermsAsync(Partner, before) : null;
        var preview = PreviewAmendment.Show(book, version.Value, terms, replaced, today, partner.Sales);
        preview = preview with { Warnings = await WarnAsync(book, version.Value, terms, today) };
        var months = await effects.FindAsync(Partner, partner, version.Value, terms, today);
        return Answer<PreviewReading>.Of(new PreviewReading(preview, life.Particulars.CurrencyCode, Partner.Version, months), Partner.Ticket);
    }, CancellationToken.None);

    public Task<Answer<AgreementReading>> Get(BusinessDay? day, int number) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<AgreementReading>.Refuse(Unknown());
        var (book, today) = (BookOf(partner), life.DayOf(Partner.NowMicros));
        var version = number > 0 ? book.Find(number) : book.InForceOn(day ?? today);
        return version is null
            ? Answer<AgreementReading>.Refuse(AgreementBook.NotFound(number, day ?? today), Partner.Ticket)
            : Answer<AgreementReading>.Of(await ReadAsync(book, version, day ?? today), Partner.Ticket);
    }, CancellationToken.None);

    public Task<Answer<ListedAgreements>> List(int pageSize, int after) => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<ListedAgreements>.Refuse(Unknown());
        var (book, today) = (BookOf(partner), life.DayOf(Partner.NowMicros));
        var page = new AgreementPage(Pages.Size(pageSize));
        foreach (var version in book.Versions.Skip(after))
            if (!page.TryAdd(await ReadAsync(book, version, today)))
                break;
        return Answer<ListedAgreements>.Of(page.Of(book), Partner.Ticket);
    }, CancellationToken.None);

    private Task<Answer<AgreementChange>> ChangeAsync<TFact>(
        string method, AgreementStep step, RequestStamp request, Func<FoldedPartner, PartnerLife, AgreementBook, BusinessDay, Outcome<TFact>> decide,
        Func<TFact, AgreementBook, int> numberOf, Func<AgreementBook, AgreementVersion, AgreementTerms, BusinessDay, ValueTask<IReadOnlyList<AgreementWarning>>>? warn = null)
        where TFact : AgreementFact =>
        Partner.ChangeAsync(method, request, AgreementAnswers.Form, async partner =>
        {
            if (partner.Life is not { } life)
                return Unknown();
            var (book, now) = (BookOf(partner), Partner.NowMicros);
            var today = life.DayOf(now);
            var outcome = decide(partner, life, book, today);
            if (outcome.IsRefused)
                return outcome.Refusal;
            var number = numberOf(outcome.Value, book);
            var next = book.With(outcome.Value, Partner.Version + 1);
            if (step is AgreementStep.Sign or AgreementStep.Amend)
                foreach (var condition in conditions)
                    if (await condition.FindAsync(partner, next.Find(number)!.Scope, today, CancellationToken.None) is { } blocked)
                        return blocked;
            var terms = warn is null ? null : await AgreementRecords.TermsAsync(Partner, book.Find(number)!);
            var warnings = terms is null ? [] : await warn!(book, book.Find(number)!, terms, today);
            var answer = new AgreementChange(next.On(next.Find(number)!, today), warnings, Partner.Version + 1);
            var index = outcome.Value is AgreementSigned or AgreementTerminated
                ? Territories.Change(Partner.PartnerId, next, terms is null ? null : (number, terms))
                : null;
            return new Decision<AgreementChange>(new Fact { RecordedAtMicros = now, Agreements = AgreementFacts.ToFact(outcome.Value) }, answer, null, index)
            {
                WhenRecorded = () => Note(step, outcome.Value, answer, request.Principal),
            };
        }, CancellationToken.None);

    private async ValueTask<IReadOnlyList<AgreementWarning>> WarnAsync(AgreementBook book, AgreementVersion version, AgreementTerms terms, BusinessDay today) =>
    [
        .. AgreementWarnings.Of(book, version, today),
        .. await Territories.WarningsAsync(Partner.Store, Partner.PartnerId, terms, book.IfSigned(version).SpanOf(version), today),
    ];

    private void Note(AgreementStep step, AgreementFact happened, AgreementChange change, string principal)
    {
        instruments.OnStep(step, change.Warnings);
        if (happened is AgreementSigned)
            AgreementsLog.Signed(logger, change.Agreement.Number, Partner.PartnerId, principal, change.Agreement.From.ToString(), change.Warnings.Count);
        else if (happened is AgreementTerminated { From: { } from })
            AgreementsLog.Terminated(logger, Partner.PartnerId, principal, from.ToString());
    }

    private async ValueTask<AgreementReading> ReadAsync(AgreementBook book, AgreementVersion version, BusinessDay day)
    {
        var terms = await AgreementRecords.TermsAsync(Partner, version);
        var steps = await AgreementRecords.StepsAsync(Partner, version, version.IsSigned ? book.Timeline.EndOf(version) : null);
        return new(book.On(version, day), terms, steps, book.Etag, await AgreementRecords.MetAsync(Partner, book, terms.Obligations));
    }

    private static AgreementBook BookOf(FoldedPartner partner) => partner.Part<AgreementBook>() ?? Nothing;
}
