using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Settlement.V1;
using Google.Type;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Settlement;

/// <summary>Balances in the middle of May 2026.</summary>
public sealed class BalanceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = DrivenClock.StartingAt(new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero));
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync(time: _time);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Balance_FromTheFirstSaleToTheNextMonth_IsInOnePartAtATime()
    {
        var partner = await _server.EarningPartnerAsync(it => it.Payment.HoldDays = 40);
        Assert.Equal("accrued 0", await PartsAsync(partner));
        await _server.SendAsync(partner, Make.Sale("a", 1_000.05m, At(3, 10)), Make.Sale("b", 500, At(4, 10)), Make.Sale("c", 70, At(5, 15)));
        Assert.Equal("accrued 157.005", await PartsAsync(partner));

        // Months before the first sale are closed too.
        foreach (var month in new[] { "2026-01", "2026-02", "2026-03" })
            await _server.CloseAsync(partner, month);
        Assert.Equal("accrued 57 available 100.01", await PartsAsync(partner));
        await _server.CloseAsync(partner, "2026-04");
        Assert.Equal("accrued 7 held 50 available 100.01", await PartsAsync(partner));

        var dispute = (await _server.Ann.OpenDisputeAsync(new() { PartnerId = partner, StatementId = "2026-03", Reason = "wrong" })).Dispute;
        Assert.Equal("accrued 7 held 50 disputed 100.01", await PartsAsync(partner));
        await _server.Ann.ResolveDisputeAsync(new() { PartnerId = partner, StatementId = "2026-03", DisputeId = dispute.DisputeId, Granted = new Money { CurrencyCode = "CNY", Units = 3 }, Resolution = "right" });
        Assert.Equal("accrued 10 held 50 available 100.01", await PartsAsync(partner));

        await _server.Client.Partners.SuspendPartnerAsync(new() { PartnerId = partner, Reason = "audit" });
        Assert.Equal("accrued 10 held 50 blocked 100.01", await PartsAsync(partner));
    }

    [Fact]
    public async Task Balance_WithinHoldDays_IsHeldByBusinessDay()
    {
        var partner = await _server.EarningPartnerAsync(it => it.Payment.HoldDays = 30);
        await _server.SendAsync(partner, Make.Sale("a", 500, At(4, 10)), Make.Sale("b", 300, At(4, 20)));
        foreach (var month in new[] { "2026-01", "2026-02", "2026-03", "2026-04" })
            await _server.CloseAsync(partner, month);

        Assert.Equal("accrued 0 held 30 available 50", await PartsAsync(partner));
        var statement = await _server.Ann.GetStatementAsync(new() { PartnerId = partner, StatementId = "2026-04" });
        Assert.Equal(["2026-05-10: 50", "2026-05-20: 30"], statement.Held.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Until}: {part.Amount.ToDecimal():0.##}")));
        Assert.Equal("2026-05-20", statement.Statement.DueOn);

        _time.Advance(TimeSpan.FromDays(5));
        Assert.Equal("accrued 0 available 80", await PartsAsync(partner));
    }

    [Fact]
    public async Task Balance_LateFactsOfClosedMonths_AccrueUntilAStatementSaysThem()
    {
        var partner = await _server.EarningPartnerAsync();
        await _server.SendAsync(partner, Make.Sale("a", 1_000, At(1, 10)));
        await _server.CloseAsync(partner, "2026-01");
        await _server.SendAsync(partner, Make.Sale("late", 200, At(1, 11)), Make.Return("back", 1_500, At(2, 3)));
        // January's late 20; February is below 0 and counts as 0.
        Assert.Equal("accrued 20 available 100", await PartsAsync(partner));

        await _server.CloseAsync(partner, "2026-02");
        Assert.Equal("accrued 0 available 120", await PartsAsync(partner));
        await _server.SendAsync(partner, Make.Return("more", 700, At(1, 30)));
        Assert.Equal("accrued -70 available 120", await PartsAsync(partner));
        await _server.CloseAsync(partner, "2026-03");
        // The debt is carried, and never held.
        Assert.Equal("accrued 0 available 50", await PartsAsync(partner));
    }

    [Fact]
    public async Task Balance_TheDistance_IsInMoneyAndSellingDays()
    {
        // Weekdays sell: of May 2026, 11 are gone on the 15th, and 11 are left with it.
        await _server.Client.Programme.SetSellingDaysAsync(new() { SellingDays = new() { Weekdays = { Google.Type.DayOfWeek.Monday, Google.Type.DayOfWeek.Tuesday, Google.Type.DayOfWeek.Wednesday, Google.Type.DayOfWeek.Thursday, Google.Type.DayOfWeek.Friday } } });
        var partner = await _server.EarningPartnerAsync(it => it.Commission = Earning.Terms("1000:0.03 3000:0.05 -:0.08").Commission);
        var nothing = Assert.Single((await BalanceAsync(partner)).Distances);
        Assert.Equal((1, "1000", "0.03", "0.05", false), (nothing.Bracket, nothing.Distance, nothing.Rate, nothing.NextRate, nothing.HasSellingDaysToNext));

        await _server.SendAsync(partner, Make.Sale("a", 2_200, At(5, 4)));
        var distance = Assert.Single((await BalanceAsync(partner)).Distances);
        // 200 a day: after 4 days the base is at the bound, which belongs to the bracket; the fifth goes beyond it.
        Assert.Equal(
            (1, "2026-05", "2200", CommissionBase.NetSales, 2, "0.05", "0.08", "800", 11, 11, 5L),
            (distance.AgreementVersion, distance.Period, distance.Base, distance.BaseKind, distance.Bracket, distance.Rate, distance.NextRate, distance.Distance,
                distance.SellingDaysLeft, distance.SellingDaysGone, distance.SellingDaysToNext));

        await _server.SendAsync(partner, Make.Sale("b", 800.01m, At(5, 5)));
        var last = Assert.Single((await BalanceAsync(partner)).Distances);
        Assert.Equal((3, "", "", false), (last.Bracket, last.Distance, last.NextRate, last.HasSellingDaysToNext));
    }

    [Fact]
    public async Task Balance_TheOpenMonth_IsTheOneAfterTheLastClosed()
    {
        var partner = await _server.EarningPartnerAsync();
        var first = await BalanceAsync(partner);
        Assert.Equal(("2026-01", "2026-02-06", "2026-05-15"), (first.OpenPeriod, first.ClosesOn, first.Today));
        await _server.CloseAsync(partner, "2026-01");
        var next = await BalanceAsync(partner);
        Assert.Equal(("2026-02", "2026-03-06"), (next.OpenPeriod, next.ClosesOn));
        Assert.True(next.JournalVersion > first.JournalVersion);
    }

    [Fact]
    public async Task Balance_WithoutAnAgreement_IsNothing()
    {
        var partner = await _server.Client.CreatePartnerAsync();
        await _server.SendAsync(partner, Make.Sale("a", 2_200, At(5, 4)));

        var balance = await BalanceAsync(partner);
        Assert.Equal(("0", "0", 0), (balance.Balance.Accrued, balance.Balance.Lifetime, balance.Distances.Count));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _server.Ann.GetBalanceAsync(new() { PartnerId = TestClient.NewId("no") }));
    }

    [Fact]
    public async Task Balance_OfAnAmendedAgreement_IsThatOfTheNewVersionAtOnce()
    {
        var partner = await _server.EarningPartnerAsync();
        await _server.SendAsync(partner, Make.Sale("a", 1_000, At(5, 4)));
        Assert.Equal("accrued 100", await PartsAsync(partner));

        await _server.Client.AgreeAsync(partner, Earning.Terms("-:0.2"), "2026-05-01");
        Assert.Equal("accrued 200", await PartsAsync(partner));
    }

    private async Task<GetBalanceResponse> BalanceAsync(string partner) => await _server.Ann.GetBalanceAsync(new() { PartnerId = partner });

    /// <summary>The parts that are not 0, which add up to the lifetime commission.</summary>
    private async Task<string> PartsAsync(string partner)
    {
        var balance = (await BalanceAsync(partner)).Balance;
        (string Name, decimal Amount)[] parts =
        [
            ("held", balance.Held.ToDecimal()), ("available", balance.Available.ToDecimal()), ("disputed", balance.Disputed.ToDecimal()), ("blocked", balance.Blocked.ToDecimal()),
            ("paying", balance.Paying.ToDecimal()), ("paid", balance.Paid.ToDecimal()),
        ];
        Assert.Equal(Number(balance.Lifetime), Number(balance.Accrued) + parts.Sum(part => part.Amount) - Number(balance.Rounded));
        return string.Join(' ', parts.Where(part => part.Amount != 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Amount:0.##}")).Prepend($"accrued {balance.Accrued}"));
    }

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 4, 0, 0, TimeSpan.Zero);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
