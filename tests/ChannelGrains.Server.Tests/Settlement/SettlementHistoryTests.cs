using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Settlement.V1;
using static ChannelGrains.Server.Tests.Settlement.SettlementServer;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>Random histories through the API: sales, returns, voids and repeats, early and late; closes, amendments back into closed months, approvals, disputes. The books agree.</summary>
public sealed class SettlementHistoryTests : IAsyncLifetime
{
    private const int Steps = 45;

    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(1, CommissionPeriod.Month, BracketMode.Graduated)]
    [InlineData(2, CommissionPeriod.Month, BracketMode.Volume)]
    [InlineData(3, CommissionPeriod.Quarter, BracketMode.Volume)]
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
            earned += Decimal((await _server.Ann.ExplainCommissionAsync(new() { PartnerId = partner, Period = $"2026-{month:00}" })).ExactAmount);
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
            switch (random.Next(12))
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
                case 8:
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
                default:
                    var amendment = Agreeing.Amendment(partner, $"{of}-{1 + random.Next(28):00}", Agreeing.Terms(terms =>
                    {
                        terms.Commission = Schedule(random, period, mode);
                        terms.Payment.Method = PaymentMethod.CreditNote;
                        terms.Payment.Payee = null;
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
