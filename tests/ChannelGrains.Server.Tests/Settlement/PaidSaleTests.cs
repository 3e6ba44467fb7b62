using ChannelGrains.Agreements.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Payments;
using ChannelGrains.Settlement.V1;
using static ChannelGrains.Server.Tests.Settlement.SettlementServer;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>What becomes of a sale whose commission was paid: January's 150,000 brought 8,500, 5 % of the first 100,000 and 7 % of the rest.</summary>
public sealed class PaidSaleTests : IAsyncLifetime
{
    private const string January = "2026-01", February = "2026-02", March = "2026-03";

    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>The news, what it changes January by at its 7 %, and February's own 5 % of 60,000.</summary>
    public static TheoryData<string, string, AdjustmentReason, decimal> News => new()
    {
        { "return", "-350", AdjustmentReason.Return, 2_650m },
        { "void", "-700", AdjustmentReason.Void, 2_300m },
        { "late sale", "140", AdjustmentReason.LateFact, 3_140m },
    };

    [Theory]
    [MemberData(nameof(News))]
    public async Task News_AfterThePayment_IsALineOfTheNextStatementAtTheRateThatItHad(string news, string adjusted, AdjustmentReason reason, decimal total)
    {
        var (partner, source) = await PaidAsync();
        await _server.SendAsync(source, partner, TransactionOf(news), Make.Sale("feb", 60_000, Make.At("2026-02-10T10:00:00")));

        var statement = await _server.CloseAsync(partner, February);

        Assert.Equal(("3000", adjusted, total, StatementState.Closed), (statement.ExactCommission, statement.ExactAdjustments, Of(statement.Total), statement.State));
        await CheckLineAsync(partner, news, adjusted, reason);
        await CheckPaidStaysAsync(partner);
        // It is paid itself, less what it takes back, and there is nothing more to adjust.
        await PayAsync(partner, February);
        var march = await _server.CloseAsync(partner, March);
        Assert.Equal(("0", 0m, 8_500m + total), (march.ExactAdjustments, Of(march.Total), Of((await BalanceAsync(partner)).Paid)));
        await _server.VerifyAsync(partner);
    }

    [Theory]
    [InlineData("return", -350, PaymentMethod.BankTransfer)]
    [InlineData("void", -700, PaymentMethod.BankTransfer)]
    [InlineData("return", -350, PaymentMethod.CreditNote)]
    [InlineData("void", -700, PaymentMethod.CreditNote)]
    public async Task News_OfMoreThanTheNextMonthBrings_IsADebtThatLaterStatementsPayOff(string news, int debt, PaymentMethod method)
    {
        var (partner, source) = await PaidAsync(method);
        await _server.SendAsync(source, partner, TransactionOf(news));

        var february = await _server.CloseAsync(partner, February);

        Assert.Equal((StatementState.Carried, debt, 0m, debt, February), (february.State, Of(february.Total), Of(february.Payable), Of(february.CarriedOut), february.CarriedSince));
        await CheckLineAsync(partner, news, $"{debt}", news == "return" ? AdjustmentReason.Return : AdjustmentReason.Void);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "STATEMENT_STATE", _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = February }));
        var owing = await BalanceAsync(partner);
        Assert.Equal((8_500m, debt, 8_500m + debt), (Of(owing.Paid), Of(owing.Available), Parse(owing.Lifetime)));
        await CheckPaidStaysAsync(partner);
        await _server.VerifyAsync(partner);

        await _server.SendAsync(source, partner, Make.Sale("mar", 40_000, Make.At("2026-03-10T10:00:00")));
        var march = await _server.CloseAsync(partner, March);

        Assert.Equal((2_000m, debt, 2_000m + debt, StatementState.Closed), (Of(march.Commission), Of(march.CarriedIn), Of(march.Total), march.State));
        await PayAsync(partner, March);
        var paid = await BalanceAsync(partner);
        Assert.Equal((10_500m + debt, 0m, 10_500m + debt), (Of(paid.Paid), Of(paid.Available), Parse(paid.Lifetime)));
        await _server.VerifyAsync(partner);
    }

    [Fact]
    public async Task News_OfAllKindsAtOnce_IsOneLineWithAllOfThem()
    {
        var (partner, source) = await PaidAsync();
        await _server.SendAsync(source, partner, TransactionOf("return"), TransactionOf("void"), TransactionOf("late sale"));

        var statement = await _server.CloseAsync(partner, February);

        Assert.Equal(("-910", -910m, StatementState.Carried), (statement.ExactAdjustments, Of(statement.Total), statement.State));
        var line = Assert.Single(await _server.LinesAsync(partner, February), line => line.Kind == StatementLineKind.Adjustment);
        var made = await _server.Ann.ListStatementLinesAsync(new() { PartnerId = partner, StatementId = February, Line = line.Line });
        Assert.Equal(["back of jan-2", "taken of jan-1", "late of "], made.Transactions.Select(each => $"{each.TransactionId} of {each.OriginalTransactionId}"));
        await CheckPaidStaysAsync(partner);
        await _server.VerifyAsync(partner);
    }

    [Fact]
    public async Task News_WhileThePaymentIsUnderWay_ChangesNothingOfItAlsoWhenItFails()
    {
        var (partner, source) = await EarnedAsync();
        var run = Paying.NewRun();
        await _server.ReadyAsync(run, [partner]);
        await _server.SendAsync(source, partner, TransactionOf("void"));

        var payment = Assert.Single((await _server.RunAsync(run)).Payments);
        await OutcomeAsync(run, payment.EndToEndId, PaymentState.Failed, "AC04");
        Assert.Equal((StatementState.Failed, 8_500m), await JanuaryAsync(partner));
        var february = await _server.CloseAsync(partner, February);

        Assert.Equal((-700m, StatementState.Carried), (Of(february.Total), february.State));
        await PayAsync(partner, January, isApproved: true);
        Assert.Equal((8_500m, -700m), (Of((await BalanceAsync(partner)).Paid), Of((await BalanceAsync(partner)).Available)));
        await _server.VerifyAsync(partner);
    }

    private static Transaction TransactionOf(string news) => news switch
    {
        // Half of the goods came back on the last evening of January, and the note of it comes now.
        "return" => Change(Make.Return("back", 5_000, Make.At("2026-01-31T20:00:00")), it => it.OriginalTransactionId = "jan-2"),
        "void" => Make.Void("taken", "jan-1", Make.At("2026-02-20T10:00:00")),
        _ => Make.Sale("late", 2_000, Make.At("2026-01-31T21:00:00")),
    };

    private static Transaction Change(Transaction transaction, Action<Transaction> change)
    {
        change(transaction);
        return transaction;
    }

    /// <summary>The line that adjusts January: how much and why, at which rate, by which transactions.</summary>
    private async Task CheckLineAsync(string partner, string news, string adjusted, AdjustmentReason reason)
    {
        var line = Assert.Single(await _server.LinesAsync(partner, February), line => line.Kind == StatementLineKind.Adjustment);
        Assert.Equal((January, adjusted, reason), (line.Period, line.ExactAmount, Assert.Single(line.Reasons)));
        var made = Assert.Single((await _server.Ann.ListStatementLinesAsync(new() { PartnerId = partner, StatementId = February, Line = line.Line })).Transactions);
        var sent = TransactionOf(news);
        Assert.Equal((sent.TransactionId, sent.OriginalTransactionId), (made.TransactionId, made.OriginalTransactionId));
        Assert.Equal(Parse(adjusted), Parse(made.Net) * 0.07m);
        Assert.Equal("0.07", (await _server.LinesAsync(partner, January))[1].Rate);
    }

    private async Task CheckPaidStaysAsync(string partner) => Assert.Equal((StatementState.Paid, 8_500m), await JanuaryAsync(partner));

    private async Task<(StatementState, decimal)> JanuaryAsync(string partner)
    {
        var statement = (await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = January })).Statement;
        return (statement.State, Of(statement.Total));
    }

    private async Task<(string Partner, string Source)> PaidAsync(PaymentMethod method = PaymentMethod.BankTransfer)
    {
        var (partner, source) = await EarnedAsync(method);
        await PayAsync(partner, January, isApproved: true);
        return (partner, source);
    }

    private async Task<(string Partner, string Source)> EarnedAsync(PaymentMethod method = PaymentMethod.BankTransfer)
    {
        var partner = await _server.PaidPartnerAsync(terms =>
        {
            terms.Commission.Brackets[0].Rate = "0.05";
            terms.Commission.Brackets[0].UpTo = "100000";
            terms.Commission.Brackets.Add(new CommissionBracket { Rate = "0.07" });
            terms.Payment.Method = method;
            if (method == PaymentMethod.CreditNote)
                terms.Payment.Payee = null;
        });
        var source = await _server.Client.CreateSourceAsync(SourceMode.Keyed);
        await _server.SendAsync(source, partner,
            [.. Enumerable.Range(1, 15).Select(number => Make.Sale($"jan-{number}", 10_000, Make.At($"2026-01-{10 + number:D2}T10:00:00")))]);
        await _server.CloseAsync(partner, January);
        await ApproveAsync(partner, January);
        return (partner, source);
    }

    private async Task PayAsync(string partner, string statement, bool isApproved = false)
    {
        if (!isApproved)
            await ApproveAsync(partner, statement);
        var run = Paying.NewRun();
        await _server.ReadyAsync(run, [partner]);
        var payment = Assert.Single((await _server.RunAsync(run)).Payments);
        Assert.Equal(statement, payment.StatementId);
        if (payment.Method == PaymentMethod.BankTransfer)
            await OutcomeAsync(run, payment.EndToEndId, PaymentState.Paid, "");
        await Eventually.TrueAsync(async () => (await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = statement })).Statement.State == StatementState.Paid);
    }

    private async Task ApproveAsync(string partner, string statement) => await _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = statement });

    private async Task OutcomeAsync(string run, string endToEndId, PaymentState outcome, string reason)
    {
        await _server.AnnPays.RecordPaymentOutcomeAsync(new() { PaymentRunId = run, EndToEndId = endToEndId, Outcome = outcome, Reason = reason, Note = "the bank's receipt" });
        await Eventually.TrueAsync(async () => (await _server.RunAsync(run)).Run.State == PaymentRunState.Done);
    }

    private async Task<Balance> BalanceAsync(string partner) => (await _server.Ann.GetBalanceAsync(new() { PartnerId = partner })).Balance;

    private static decimal Parse(string value) => decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
}
