using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Settlement;

internal sealed partial class PartnerSettlement
{
    public Task<Answer<StatementHistory>> Get(int month) => ReadStatementAsync(month, async (partner, statement, today) =>
    {
        var ((steps, closed), book) = (await StepsAsync(statement), BookOf(partner));
        var standing = new SettlementBook();
        List<TakenStep> taken = [];
        foreach (var step in steps)
        {
            standing.Apply(step.Fact, step.Version);
            taken.Add(new(standing.Find(month)!.State, step.Principal, step.AtMicros, step.Version, DetailOf(step.Fact)));
        }
        var blocks = statement.State is StatementState.Carried or StatementState.Paying or StatementState.Paid ? [] : await BlocksAsync(partner, statement, today);
        return new StatementHistory(Reading(book, statement, closed), taken, Disputes(steps, book.AdjustedBy), blocks, today, Partner.Version);
    });

    public Task<Answer<StatementLines>> GetLines(int month, int line) => ReadStatementAsync(month, async (partner, statement, _) =>
    {
        var reading = Reading(BookOf(partner), statement, await SettlementRecords.ReadAsync(Partner, statement.ClosedAt));
        return new StatementLines(reading, line >= 1 && line <= statement.LineCount ? await ScopeAsync(partner, reading, reading.Statement.Lines[line - 1]) : null);
    });

    public async Task<Answer<ListedStatements>> List(StatementState state, int pageSize, string after) => await Partner.ReadAsync(partner =>
    {
        if (partner.Life is not { } life)
            return Answer<ListedStatements>.Refuse(Unknown());
        var (size, currency) = (Pages.Size(pageSize), life.Particulars.CurrencyCode);
        var found = BookOf(partner).Statements
            .Where(statement => string.CompareOrdinal(statement.Period.Id, after) > 0 && (state == StatementState.Unspecified || statement.State == state)).Take(size + 1).ToList();
        var page = found.Take(size).Select(statement =>
            new ListedStatement(Partner.PartnerId, statement.Period.Id, statement.State, statement.Total, statement.Payable, statement.DueOn, currency, statement.ClosedAt));
        return Answer<ListedStatements>.Of(new([.. page], found.Count > size ? found[size - 1].Period.Id : ""), Partner.Ticket);
    }, CancellationToken.None);

    private Task<Answer<TReading>> ReadStatementAsync<TReading>(int month, Func<FoldedPartner, ClosedStatement, BusinessDay, ValueTask<TReading>> read)
        where TReading : class => Partner.InTurnAsync(async partner =>
    {
        if (partner.Life is not { } life)
            return Answer<TReading>.Refuse(Unknown());
        return BookOf(partner).Find(month) is { } statement
            ? Answer<TReading>.Of(await read(partner, statement, life.DayOf(Partner.NowMicros)), Partner.Ticket)
            : Answer<TReading>.Refuse(SettlementBook.NotFound(Period.OfMonth(month).Id), Partner.Ticket);
    }, CancellationToken.None);

    private static StatementReading Reading(SettlementBook book, ClosedStatement statement, SettlementRecord closed) => new()
    {
        Statement = ((PeriodClosed)closed.Fact).Statement,
        Standing = statement,
        ClosedAtMicros = closed.AtMicros,
        ClosedBy = closed.Principal,
        OpenDisputes = [.. book.DisputesOf(statement.Month)],
    };

    private async ValueTask<LineScope> ScopeAsync(FoldedPartner partner, StatementReading reading, StatementLine line)
    {
        var others = new HashSet<string>(StringComparer.Ordinal);
        if (line.Kind == StatementLineKind.Bracket && partner.Part<AgreementBook>()?.Find(line.Version) is { } version)
            others.UnionWith((await AgreementRecords.TermsAsync(Partner, version)).Commission.CategoryRates.Select(rate => rate.Category));
        return new(
            line.Kind is StatementLineKind.Dispute or StatementLineKind.Carried ? null : line.Days, line.After, reading.Standing.ClosedAt, line.Category, others,
            reading.Statement.CurrencyCode);
    }

    private static string DetailOf(SettlementFact fact) => fact switch
    {
        DisputeOpened opened => $"dispute {opened.Number}",
        DisputeResolved resolved => $"dispute {resolved.Number}",
        PaymentTaken taken => $"run {taken.RunId}, {taken.EndToEndId}",
        PaymentFinished finished => $"{finished.EndToEndId} {finished.ReasonCode}".TrimEnd(),
        _ => "",
    };
}
