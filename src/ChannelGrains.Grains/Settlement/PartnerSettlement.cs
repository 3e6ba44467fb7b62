using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Programmes;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Fact = ChannelGrains.Journal.V1.Fact;

namespace ChannelGrains.Grains.Settlement;

internal sealed partial class PartnerSettlement(
    IGrainContextAccessor context, IGrainFactory grains, IEnumerable<PayoutCondition> conditions, PayeeSource payees, FourEyes eyes, SettlementInstruments instruments,
    ILogger<PartnerSettlement> logger)
    : PartnerExtension(context), IPartnerSettlement
{
    private static readonly SettlementBook Nothing = new();

    public async Task<Answer<StatementReading>> Close(ClosePeriod command, ClosingRules rules, RequestStamp request)
    {
        StatementReading? made = null;
        var answer = await ChangeAsync("ClosePeriod", request, async (partner, life, book, today) =>
        {
            if (book.Find(command.Month) is { } closed)
                return Stands((await SettlementRecords.ReadAsync(Partner, closed.ClosedAt)).Fact, closed.ClosedAt);
            var outcome = command.Decide(book, life, await StatementBases.ReadAsync(Partner, partner, rules.Calendar), rules.GraceDays, today);
            if (outcome.IsRefused)
                return outcome.Refusal;
            // The quarters and years of commission stay as they are from the first statement on.
            if (book.LastMonth is null && await FixCalendarAsync(rules, request.Principal) is { } refusal)
                return refusal;
            var decision = Decided(partner, book, outcome.Value, request.Principal);
            made = new()
            {
                Statement = outcome.Value.Statement,
                Standing = decision.Answer!.Standing,
                ClosedAtMicros = decision.Fact!.RecordedAtMicros,
                ClosedBy = request.Principal,
            };
            return decision;
        });
        if (made is null || answer.Value is null)
            return await ReadAsync(answer);
        Note(made);
        return Answer<StatementReading>.Of(made, answer.Ticket);

        // The answer of a month that was closed before is what its close was answered.
        static Decision<StatementChange> Stands(SettlementFact fact, long version) =>
            new(null, new(ClosedStatement.Of(((PeriodClosed)fact).Statement, version), []), null);
    }

    public async Task<Answer<StatementReading>> Approve(ApproveStatement command, RequestStamp request) => await ReadAsync(
        await ChangeAsync("ApproveStatement", request, async (partner, _, book, today) =>
        {
            var found = command.Check(book);
            if (found.IsRefused)
                return found.Refusal;
            var (steps, closed) = await StepsAsync(found.Value);
            var blocks = await BlocksAsync(partner, found.Value, today);
            var outcome = ApproveStatement.Decide(
                found.Value, ApprovedHash(steps), closed.Principal, request.Principal, eyes, blocks, await payees.HashAsync(Partner, partner, today), today);
            if (outcome.IsRefused)
                instruments.OnBlocked(blocks);
            return outcome.IsRefused ? outcome.Refusal : Decided(partner, book, outcome.Value, request.Principal);
        }));

    private Task<Answer<StatementChange>> ChangeAsync(
        string method, RequestStamp request, Func<FoldedPartner, PartnerLife, SettlementBook, BusinessDay, ValueTask<Decision<StatementChange>>> decide) =>
        Partner.ChangeAsync(
            method, request, StatementChanges.Form,
            partner => partner.Life is { } life ? decide(partner, life, BookOf(partner), life.DayOf(Partner.NowMicros)) : ValueTask.FromResult<Decision<StatementChange>>(Unknown()),
            CancellationToken.None);

    private Decision<StatementChange> Decided(FoldedPartner partner, SettlementBook book, SettlementFact fact, string principal)
    {
        var version = Partner.Version + 1;
        var next = book.Next(fact, version);
        var index = SettlementKeys.Writes(Partner.PartnerId, next, partner.Life!.Particulars.CurrencyCode, version, fact.Entries.Count > 0);
        instruments.OnStep(next.State);
        // A run says once what it does of thousands.
        var level = fact is PaymentTaken or PaymentFinished ? LogLevel.Debug : LogLevel.Information;
        if (fact is not PeriodClosed)
            SettlementLog.Stepped(logger, level, next.Period.Id, Partner.PartnerId, next.State, principal);
        return new(new Fact { RecordedAtMicros = Partner.NowMicros, Settlement = SettlementFacts.ToFact(fact) }, new(next, DisputesBehind(book, fact, version)), null, index);
    }

    private static IReadOnlyList<OpenedDispute> DisputesBehind(SettlementBook book, SettlementFact fact, long version) =>
    [
        .. book.DisputesOf(fact.Month).Where(dispute => fact is not DisputeResolved resolved || resolved.Number != dispute.Number),
        .. fact is DisputeOpened opened ? [new OpenedDispute(opened.Month, opened.Number, opened.Lines, version)] : Array.Empty<OpenedDispute>(),
    ];

    private async ValueTask<Refusal?> FixCalendarAsync(ClosingRules rules, string principal)
    {
        var answer = await grains.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).FixCalendar(principal, "the first statements");
        return answer.Value is { } programme && programme.Calendar != rules.Calendar
            ? Refusal.Unavailable("CALENDAR_CHANGED", "The programme's calendar was changed meanwhile: close the month again.")
            : answer.Refusal;
    }

    private async ValueTask<IReadOnlyList<PayoutBlock>> BlocksAsync(FoldedPartner partner, ClosedStatement statement, BusinessDay today)
    {
        List<PayoutBlock> blocks = [];
        foreach (var condition in conditions)
            blocks.AddRange(await condition.FindAsync(Partner, partner, statement, today, CancellationToken.None));
        return blocks;
    }

    /// <summary>What the statement says stays in the record that closed it.</summary>
    private async Task<Answer<StatementReading>> ReadAsync(Answer<StatementChange> answer) => answer.Value is { } change
        ? Answer<StatementReading>.Of(await ReadAsync(change), answer.Ticket)
        : Answer<StatementReading>.Refuse(answer.Refusal!, answer.Ticket);

    private async ValueTask<StatementReading> ReadAsync(StatementChange change)
    {
        var record = await SettlementRecords.ReadAsync(Partner, change.Standing.ClosedAt);
        return new()
        {
            Statement = ((PeriodClosed)record.Fact).Statement,
            Standing = change.Standing,
            ClosedAtMicros = record.AtMicros,
            ClosedBy = record.Principal,
            OpenDisputes = change.OpenDisputes,
        };
    }

    private void Note(StatementReading closed)
    {
        instruments.OnClosed(closed.Statement);
        SettlementLog.Closed(logger, closed.Statement.Period.Id, Partner.PartnerId, closed.Statement.Total, closed.Statement.CurrencyCode, closed.Standing.State);
    }

    private static SettlementBook BookOf(FoldedPartner partner) => partner.Part<SettlementBook>() ?? Nothing;
}
