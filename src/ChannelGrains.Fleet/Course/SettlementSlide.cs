using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using Google.Type;

namespace ChannelGrains.Fleet.Course;

/// <summary>13 渠道结算: a share of actual sales by the agreement's brackets, profit in real time, a payment that is approved, made and confirmed; a sale that is voided after the
/// payment comes back on the next statement, at the rate that it had.</summary>
internal sealed class SettlementSlide : Slide
{
    /// <summary>Whose second statement is not paid yet.</summary>
    public const string PartnerId = "course-settled";

    private const string Run = "course-1";
    private const int Sales = 15, LaterSales = 2;
    private const decimal Sale = 10_000, Cost = 6_000;

    public override async Task ShowAsync(Scene scene, CancellationToken cancellationToken)
    {
        // Two months that are over for longer than any grace days of the programme here.
        var (first, second) = (scene.Month.AddMonths(-2), scene.Month.AddMonths(-1));
        await scene.CreateActiveAsync(PartnerId, "重庆经销 Chongqing", ChannelType.Intermediary, "cn/chongqing", first, cancellationToken);
        await scene.AgreeAsync(PartnerId, Terms, first, "contract 18", cancellationToken);
        var sold = await scene.SellAsync(PartnerId, first.AddDays(14), Sale, Enumerable.Range(1, Sales).Select(customer => $"{PartnerId}-{customer}"), cancellationToken, Cost);

        var statement = await CloseAsync(scene, first, cancellationToken);
        scene.Compare("销售结算 a share of actual sales, 5 % of 100,000 and 7 % of 50,000", "8,500.00元", Yuan(statement.Commission), $"statement {statement.StatementId}");
        var profit = await scene.Settlement.GetProfitAndLossAsync(
            new GetProfitAndLossRequest { Scope = new ProfitScope { PartnerId = PartnerId }, Period = Scene.MonthId(first) }, cancellationToken: cancellationToken);
        scene.Compare("财务核算 profit in real time", "51500", profit.Profit, $"{Yuan(profit.Net)} - {Yuan(profit.Cost)} - {profit.Commission}");
        await PayAsync(scene, first, cancellationToken);
        await VoidAsync(scene, first, second, sold[^1], cancellationToken);
        await VerifyAsync(scene, cancellationToken);
    }

    private static async Task<Statement> CloseAsync(Scene scene, DateOnly month, CancellationToken cancellationToken)
    {
        var request = new ClosePeriodRequest { PartnerId = PartnerId, Period = Scene.MonthId(month), RequestId = $"course-{Scene.MonthId(month)}" };
        return (await scene.Settlement.ClosePeriodAsync(request, cancellationToken: cancellationToken)).Statement;
    }

    /// <summary>The statement is approved, a run pays it, and the bank says that it did.</summary>
    private static async Task PayAsync(Scene scene, DateOnly month, CancellationToken cancellationToken)
    {
        var statementId = Scene.MonthId(month);
        var payee = (await scene.Payments.GetPayeeAsync(new GetPayeeRequest { PartnerId = PartnerId }, cancellationToken: cancellationToken)).Payee;
        await scene.Payments.VerifyPayeeAsync(
            new VerifyPayeeRequest { PartnerId = PartnerId, ContentHash = payee.ContentHash, Note = "电话核实 called back", RequestId = "course" }, cancellationToken: cancellationToken);
        await scene.Settlement.ApproveStatementAsync(new ApproveStatementRequest { PartnerId = PartnerId, StatementId = statementId, RequestId = "course" }, cancellationToken: cancellationToken);
        var planned = (await scene.Payments.CreatePaymentRunAsync(
            new CreatePaymentRunRequest { PaymentRunId = Run, Selection = new PaymentSelection { PartnerIds = { PartnerId } }, RequestId = "course" }, cancellationToken: cancellationToken)).Run;
        scene.Compare("支付管理 a run pays", "8,500.00元", Yuan(planned.Total), $"{planned.PaymentCount} statement");
        await scene.Payments.ApprovePaymentRunAsync(new ApprovePaymentRunRequest { PaymentRunId = Run, Etag = planned.Etag, RequestId = "course" }, cancellationToken: cancellationToken);
        var ready = await scene.UntilAsync(
            async () => await scene.Payments.GetPaymentRunAsync(new GetPaymentRunRequest { PaymentRunId = Run }, cancellationToken: cancellationToken),
            run => run.Run.State == PaymentRunState.Ready, cancellationToken);
        var file = await scene.Payments.ExportPaymentRunAsync(new ExportPaymentRunRequest { PaymentRunId = Run }, cancellationToken: cancellationToken);
        scene.Say($"    file for the bank: {file.FileName}, {file.Content.Length} bytes");
        await scene.Payments.RecordPaymentOutcomeAsync(
            new RecordPaymentOutcomeRequest { PaymentRunId = Run, EndToEndId = ready.Payments[0].EndToEndId, Outcome = PaymentState.Paid, Note = "银行回单 the bank's receipt", RequestId = "course" },
            cancellationToken: cancellationToken);
        var paid = await scene.UntilAsync(() => ReadAsync(scene, month, cancellationToken), statement => statement.Statement.State == StatementState.Paid, cancellationToken);
        scene.Compare("steps of the statement", "CLOSED, APPROVED, PAYING, PAID", string.Join(", ", paid.Steps.Select(step => Scene.Name(step.State))));
    }

    private static async Task VoidAsync(Scene scene, DateOnly first, DateOnly second, string voided, CancellationToken cancellationToken)
    {
        await scene.SellAsync(PartnerId, second.AddDays(9), Sale, Enumerable.Range(1, LaterSales).Select(customer => $"{PartnerId}-{customer}"), cancellationToken, Cost);
        var by = await scene.VoidAsync(PartnerId, voided, second.AddDays(14), cancellationToken);
        var statement = await CloseAsync(scene, second, cancellationToken);
        var lines = (await scene.Settlement.ListStatementLinesAsync(
            new ListStatementLinesRequest { PartnerId = PartnerId, StatementId = statement.StatementId }, cancellationToken: cancellationToken)).Lines;
        var adjustment = lines.FirstOrDefault(line => line.Kind == StatementLineKind.Adjustment);
        scene.Compare("a sale voided after the payment, at the 7 % that it had", "-700, Void", adjustment is null ? "none" : $"{adjustment.ExactAmount}, {string.Join(", ", adjustment.Reasons)}",
            $"line {adjustment?.Line} of {statement.StatementId}, about {adjustment?.Period}");
        if (adjustment is not null)
        {
            var of = await scene.Settlement.ListStatementLinesAsync(
                new ListStatementLinesRequest { PartnerId = PartnerId, StatementId = statement.StatementId, Line = adjustment.Line }, cancellationToken: cancellationToken);
            scene.Compare("both transactions", $"{by} of {voided}", string.Join(", ", of.Transactions.Select(transaction => $"{transaction.TransactionId} of {transaction.OriginalTransactionId}")));
        }
        scene.Compare("the next statement, 5 % of 20,000 less that", "300.00元", Yuan(statement.Total));
        scene.Compare("the paid one stays", "8,500.00元, PAID", $"{Yuan((await ReadAsync(scene, first, cancellationToken)).Statement.Total)}, {Scene.Name((await ReadAsync(scene, first, cancellationToken)).Statement.State)}");
    }

    private static async Task VerifyAsync(Scene scene, CancellationToken cancellationToken)
    {
        var balance = (await scene.Settlement.GetBalanceAsync(new GetBalanceRequest { PartnerId = PartnerId }, cancellationToken: cancellationToken)).Balance;
        scene.Compare("lifetime commission = paid + available", "8800 = 8,500.00元 + 300.00元", $"{balance.Lifetime} = {Yuan(balance.Paid)} + {Yuan(balance.Available)}");
        var ledger = await scene.Ledger.VerifyLedgerAsync(new VerifyLedgerRequest { PartnerId = PartnerId }, cancellationToken: cancellationToken);
        scene.Compare("findings in the ledger", "0", ledger.Findings.Count.ToString(CultureInfo.InvariantCulture), $"{ledger.EntryCount} entries");
    }

    private static async Task<GetStatementResponse> ReadAsync(Scene scene, DateOnly month, CancellationToken cancellationToken) =>
        await scene.Settlement.GetStatementAsync(new GetStatementRequest { PartnerId = PartnerId, StatementId = Scene.MonthId(month) }, cancellationToken: cancellationToken);

    private static string Yuan(Money money) => $"{(money.Units + (money.Nanos / 1_000_000_000m)).ToString("N2", CultureInfo.InvariantCulture)}元";

    private static AgreementTerms Terms => new()
    {
        Title = "经销协议 Distribution agreement",
        Commission = new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = BracketMode.Graduated,
            Period = CommissionPeriod.Month,
            Brackets = { new CommissionBracket { UpTo = "100000", Rate = "0.05" }, new CommissionBracket { Rate = "0.07" } },
        },
        Payment = new PaymentTerms
        {
            Method = PaymentMethod.BankTransfer,
            Payee = new Payee
            {
                Name = "重庆经销商贸有限公司",
                LatinName = "Chongqing Trading Co Ltd",
                Account = "CN6217001234567899",
                Bank = "ICBKCNBJ",
                AddressMode = AddressMode.Structured,
                Street = "Minzu Lu",
                Building = "8",
                PostCode = "400010",
                Town = "Chongqing",
                Country = "CN",
            },
        },
    };
}
