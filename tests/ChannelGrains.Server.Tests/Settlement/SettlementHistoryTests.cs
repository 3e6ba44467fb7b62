using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Domain.Tests.Payments;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Payments;
using ChannelGrains.Settlement.V1;
using static ChannelGrains.Server.Tests.Settlement.SettlementServer;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>Random histories through the API: sales, returns, voids and repeats, early and late; closes, amendments back into closed months, approvals, disputes, payment runs, what becomes of
/// them by call and by the bank's files, restarts. The books agree.</summary>
public sealed class SettlementHistoryTests : IAsyncLifetime
{
    private const int Steps = 100;

    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _runs = [];
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync(_directory.Path);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(1, CommissionPeriod.Month, BracketMode.Graduated)]
    [InlineData(2, CommissionPeriod.Month, BracketMode.Volume)]
    [InlineData(6, CommissionPeriod.Quarter, BracketMode.Volume)]
    [InlineData(4, CommissionPeriod.YearToDate, BracketMode.Graduated)]
    [InlineData(5, CommissionPeriod.YearToDate, BracketMode.Volume)]
    public async Task Settle_AnyHistory_TheStatementsAndWhatIsOpenAreTheCommissionOfAllFacts(int seed, CommissionPeriod period, BracketMode mode)
    {
        var random = new Random(seed);
        var partner = await _server.EarningPartnerAsync(terms =>
        {
            terms.Commission = Schedule(random, period, mode);
            terms.Payment.MinimumPayout = new() { CurrencyCode = "CNY", Units = random.Next(30) };
            terms.Payment.WithholdingRate = "0.06";
            terms.Payment.HoldDays = random.Next(3) * 20;
            (terms.Payment.Method, terms.Payment.Payee) = (PaymentMethod.BankTransfer, Agreeing.Terms().Payment.Payee);
        });
        var source = await _server.Client.CreateSourceAsync(SourceMode.Keyed);
        List<Transaction> sent = [];
        Dictionary<string, Statement> closed = [];
        var granted = 0m;
        for (var step = 0; step < Steps; step++)
            granted += await StepAsync(random, partner, source, sent, closed, period, mode);

        await _server.VerifyAsync(partner);
        var balance = (await _server.Admin.GetBalanceAsync(new() { PartnerId = partner })).Balance;
        var earned = 0m;
        for (var month = 1; month <= 11; month++)
            earned += await ExplainedAsync(partner, month);
        Assert.Equal(earned + granted, Decimal(balance.Lifetime));
        var parts = Of(balance.Held) + Of(balance.Available) + Of(balance.Disputed) + Of(balance.Blocked) + Of(balance.Paying) + Of(balance.Paid);
        Assert.Equal(Decimal(balance.Lifetime), Decimal(balance.Accrued) + parts - Decimal(balance.Rounded));
        var stated = closed.Values.Sum(statement => Decimal(statement.ExactCommission) + Decimal(statement.ExactAdjustments));
        Assert.Equal(earned + granted, stated + closed.Values.Sum(statement => Of(statement.Disputed)) + Decimal(balance.Accrued));
        foreach (var (id, statement) in closed)
        {
            Assert.Equal(statement, await _server.CloseAsync(partner, id));
            var read = (await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = id })).Statement;
            (read.State, read.Etag) = (statement.State, statement.Etag);
            Assert.Equal(statement, read);
            Assert.Equal(Of(statement.Total), (await _server.LinesAsync(partner, id)).Sum(line => Of(line.Amount)));
        }
        Assert.True(closed.Count > 2);
        await CheckPaymentsAsync(partner, closed.Keys, balance);
    }

    /// <summary>What a month brings, by what it is explained with: the lines recompute to it, and the cells are the sales of the months of its cycle.</summary>
    private async Task<decimal> ExplainedAsync(string partner, int month)
    {
        var explained = await _server.Ann.ExplainCommissionAsync(new() { PartnerId = partner, Period = $"2026-{month:00}", PageSize = 1_000 });
        var amount = Decimal(explained.ExactAmount);
        Assert.Empty(explained.NextPageToken);
        Assert.Equal(amount, explained.Lines.Sum(line => ((Decimal(line.Base) * Decimal(line.Rate)) + Of(line.FlatFee)) * Decimal(line.Factor)));
        Assert.Equal(amount, explained.Cycles.Sum(cycle => Decimal(cycle.Commission) - Decimal(cycle.CommissionBefore)));
        var (cycle, net) = (Assert.Single(explained.Cycles.Select(cycle => cycle.Period).Distinct()), 0m);
        var first = cycle.Length == 4 ? 1 : cycle[5] == 'Q' ? (3 * (cycle[6] - '1')) + 1 : month;
        for (var sold = first; sold <= month; sold++)
            net += await _server.Client.NetAsync(partner, $"2026-{sold:00}");
        Assert.Equal(net, explained.Cells.Sum(cell => Decimal(cell.Net)));
        return amount;
    }

    /// <summary>Each statement is paid by one payment at most, and stands where its last one does.</summary>
    private async Task CheckPaymentsAsync(string partner, IEnumerable<string> statements, Balance balance)
    {
        var payments = new List<RunPayment>();
        foreach (var run in _runs)
            payments.AddRange((await _server.RunAsync(run)).Payments);
        var (paid, paying) = (0m, 0m);
        foreach (var id in statements)
        {
            var (read, attempts) = (await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = id }), payments.Where(payment => payment.StatementId == id && IsTaken(payment)).ToList());
            Assert.Equal(attempts.Count, read.Steps.Count(step => step.State == StatementState.Paying));
            Assert.InRange(attempts.Count(payment => payment.State is PaymentState.Paying or PaymentState.Paid), 0, 1);
            Assert.All(attempts, payment => Assert.Equal(read.Statement.Payable, payment.Amount));
            Assert.Equal(attempts.Any(payment => payment.State == PaymentState.Paid), read.Statement.State == StatementState.Paid);
            Assert.Equal(attempts.Any(payment => payment.State == PaymentState.Paying), read.Statement.State == StatementState.Paying);
            paid += read.Statement.State == StatementState.Paid ? Of(read.Statement.Total) : 0;
            paying += read.Statement.State == StatementState.Paying ? Of(read.Statement.Total) : 0;
        }
        Assert.Equal((paid, paying), (Of(balance.Paid), Of(balance.Paying)));
        Assert.Contains(payments, payment => payment.State is PaymentState.Paid or PaymentState.Returned);
        Assert.Empty((await _server.Client.Admin.VerifyJournalAsync(new())).Problems);
    }

    /// <summary>Takes a step; what is not allowed just then is refused and changes nothing.</summary>
    /// <returns>What a dispute granted.</returns>
    private async Task<decimal> StepAsync(
        Random random, string partner, string source, List<Transaction> sent, Dictionary<string, Statement> closed, CommissionPeriod period, BracketMode mode)
    {
        var granted = 0m;
        var of = $"2026-{1 + random.Next(closed.Count + 1):00}";
        try
        {
            switch (random.Next(18))
            {
                case < 4:
                    var at = Make.At($"2026-{1 + random.Next(Math.Min(closed.Count + 2, 10)):00}-{1 + random.Next(28):00}T10:00:00");
                    var (id, amount, category) = ($"t{sent.Count}", random.Next(1, 90_000) / 100m, $"c{random.Next(3)}");
                    sent.Add(random.Next(4) == 0 ? Make.Return(id, amount, at, category: category) : Make.Sale(id, amount, at, category: category));
                    await _server.Client.SubmitAsync(source, Make.Keyed(partner, sent[^1]));
                    break;
                case 4 when sent.Count > 0:
                    await _server.Client.SubmitAsync(source, Make.Keyed(partner, sent[random.Next(sent.Count)]));
                    break;
                case 5 when sent.Count > 0:
                    sent.Add(Make.Void($"t{sent.Count}", sent[random.Next(sent.Count)].TransactionId, Make.At("2026-10-01T10:00:00")));
                    await _server.Client.SubmitAsync(source, Make.Keyed(partner, sent[^1]));
                    break;
                case 6 or 7 when closed.Count < 10:
                    var next = $"2026-{closed.Count + 1:00}";
                    closed.Add(next, await _server.CloseAsync(partner, next));
                    break;
                case 8 or 11:
                    await _server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = of });
                    break;
                case 9:
                    await _server.Bob.OpenDisputeAsync(new() { PartnerId = partner, StatementId = of, Reason = "wrong" });
                    break;
                case 10:
                    var units = random.Next(-20, 40);
                    await _server.Bob.ResolveDisputeAsync(new()
                    {
                        PartnerId = partner,
                        StatementId = of,
                        DisputeId = "1",
                        Granted = new() { CurrencyCode = "CNY", Units = units },
                        Resolution = "looked at",
                    });
                    granted = units;
                    break;
                case 12 or 13:
                    await RunAsync(partner);
                    break;
                case 14:
                    await FinishAsync(random, isByHand: true);
                    break;
                case 15:
                    await FinishAsync(random, isByHand: false);
                    break;
                case 16 when random.Next(3) == 0:
                    await _server.DisposeAsync();
                    _server = await SettlementServer.StartAsync(_directory.Path);
                    break;
                default:
                    var amendment = Agreeing.Amendment(partner, $"{of}-{1 + random.Next(28):00}", Agreeing.Terms(terms =>
                    {
                        terms.Commission = Schedule(random, period, mode);
                        terms.Payment.Method = random.Next(3) == 0 ? PaymentMethod.CreditNote : PaymentMethod.BankTransfer;
                        terms.Payment.HoldDays = random.Next(3) * 20;
                    }));
                    amendment.AllowAdjustment = true;
                    await _server.Client.Agreements.AmendAgreementAsync(amendment);
                    await _server.Client.SignAsync(partner);
                    break;
            }
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound or StatusCode.AlreadyExists)
        {
        }
        return granted;
    }

    /// <summary>Planned, and approved where anything is in it.</summary>
    private async Task RunAsync(string partner)
    {
        var run = Paying.NewRun();
        var planned = (await _server.AnnPays.CreatePaymentRunAsync(new() { PaymentRunId = run, Selection = new() { PartnerIds = { partner } } })).Run;
        _runs.Add(run);
        await _server.BobPays.ApprovePaymentRunAsync(new() { PaymentRunId = run, Etag = planned.Etag });
        await SettledAsync(partner, run);
    }

    /// <summary>What becomes of some payment that is under way or paid: said by hand, or by a file of the bank, which comes twice.</summary>
    private async Task FinishAsync(Random random, bool isByHand)
    {
        List<(string Run, RunPayment Payment)> payments = [];
        foreach (var run in _runs)
            payments.AddRange((await _server.RunAsync(run)).Payments.Where(payment => payment.State is PaymentState.Paying or PaymentState.Paid).Select(payment => (run, payment)));
        if (payments.Count == 0)
            return;
        var (of, payment) = payments[random.Next(payments.Count)];
        var outcome = payment.State == PaymentState.Paid ? PaymentState.Returned : random.Next(3) == 0 ? PaymentState.Failed : PaymentState.Paid;
        if (isByHand || payment.Method == PaymentMethod.CreditNote)
            await _server.AnnPays.RecordPaymentOutcomeAsync(new()
            {
                PaymentRunId = of,
                EndToEndId = payment.EndToEndId,
                Outcome = outcome,
                Reason = outcome == PaymentState.Paid ? "" : "AC04",
                Note = "told",
            });
        else
            await ImportTwiceAsync(of, payment, outcome);
        await SettledAsync(payment.PartnerId, of);
    }

    private async Task ImportTwiceAsync(string run, RunPayment payment, PaymentState outcome)
    {
        var (amount, id) = (Of(payment.Amount).ToString("0.00", CultureInfo.InvariantCulture), $"{payment.EndToEndId}{outcome}");
        var file = outcome switch
        {
            PaymentState.Paid => BankSays.Notification(id, BankSays.Booked(amount, payment.EndToEndId, id, status: "<Sts>BOOK</Sts>")),
            PaymentState.Failed => BankSays.Status(id, run + "-F1", "PART", (payment.EndToEndId, "RJCT", "AC01")),
            _ => BankSays.Notification(id, BankSays.Returned(amount, payment.EndToEndId, id, "AC04")),
        };
        Assert.False((await _server.ImportAsync(file, "2026-10-01")).RepeatedFile);
        Assert.True((await _server.ImportAsync(file, "2026-10-01")).RepeatedFile);
    }

    /// <summary>Waits until the partner was asked, and told.</summary>
    private Task SettledAsync(string partner, string run) => Eventually.TrueAsync(async () =>
    {
        var read = await _server.RunAsync(run);
        if (read.Run.State == PaymentRunState.Approved)
            return false;
        foreach (var payment in read.Payments.Where(IsTaken))
        {
            var state = (await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = payment.StatementId })).Statement.State;
            // One that failed may be in a later run since.
            if ((payment.State == PaymentState.Paid && state != StatementState.Paid) || (payment.State == PaymentState.Paying && state != StatementState.Paying)
                || (payment.State is PaymentState.Failed or PaymentState.Returned && run == _runs[^1] && state is StatementState.Paying or StatementState.Paid))
                return false;
        }
        return true;
    });

    private static bool IsTaken(RunPayment payment) => payment.State is not (PaymentState.Planned or PaymentState.Refused);

    // Rates with few places, so that every amount is a decimal.
    private static CommissionSchedule Schedule(Random random, CommissionPeriod period, BracketMode mode) => new()
    {
        Base = CommissionBase.NetSales,
        Mode = mode,
        Period = period,
        NegativeBase = random.Next(2) == 0 ? NegativeBase.Carry : NegativeBase.Zero,
        Brackets =
        {
            new CommissionBracket { UpTo = "300", Rate = $"0.0{random.Next(1, 10)}5" },
            new CommissionBracket { UpTo = "1200.5", Rate = $"0.{random.Next(10, 20)}", FlatFee = new() { CurrencyCode = "CNY", Units = 3 } },
            new CommissionBracket { Rate = $"0.2{random.Next(10)}3" },
        },
        CategoryRates = { new CategoryRate { Category = "c1", Rate = "0.033" } },
    };

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
