using ChannelGrains.Actions.V1;
using ChannelGrains.Admin.V1;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Server.Tests.Agreements;
using ChannelGrains.Server.Tests.Settlement;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Actions;

/// <summary>Causes that open actions by rules, each once.</summary>
public sealed class CauseReviewTests
{
    [Fact]
    public async Task Complaint_NotAnsweredInTime_OpensAnActionOnceAlsoOverARestart()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        ChannelGrains.Actions.V1.Action first;
        await using (var server = await StartAsync(directory.Path, Make.Noon))
        {
            partner = await server.Server.Root.CreatePartnerAsync();
            await server.Server.Ann.Actions.SetActionRulesAsync(new() { Rules = { new ActionRule { Kind = ActionKind.Complaint, Owner = "after-sales", HighDays = 1 } } });
            await ComplainAsync(server.Server.Ann, partner, "C-1", hours: 1);
            await ComplainAsync(server.Server.Ann, partner, "C-2", hours: 100);
            await server.PassAsync(TimeSpan.FromMinutes(50));
            Assert.Empty(await server.ListAsync(partner));
            await server.PassAsync(TimeSpan.FromMinutes(20));

            first = Assert.Single(await server.ListAsync(partner));
            Assert.Equal((ActionKind.Complaint, "complaint:C-1", "after-sales", "review", 1, ActionPriority.High), (first.Kind, first.Cause, first.Owner, first.OpenedBy, first.Occurrence, first.Priority));
            Assert.Equal($"{Make.Noon.AddDays(1):yyyy-MM-dd}", first.DueOn);
            await server.Server.Ann.Actions.CancelActionAsync(new() { PartnerId = partner, ActionId = first.ActionId, Reason = "x" });
            await server.PassAsync(TimeSpan.FromMinutes(5));
            Assert.Empty(await server.ListAsync(partner));
        }

        // The second one became overdue while the server was down.
        await using var again = await StartAsync(directory.Path, Make.Noon.AddHours(200));
        await again.PassAsync(TimeSpan.FromMinutes(5));
        var second = Assert.Single(await again.ListAsync(partner));
        Assert.Equal(("complaint:C-2", 2), (second.Cause, second.Occurrence));
        Assert.Equal(1, (await again.Server.Ann.Actions.GetActionMeasuresAsync(new())).Measures[0].LiveRepeated);
        Assert.Empty((await again.Server.Root.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
    }

    [Fact]
    public async Task Obligation_WhoseLastDayIsOver_OpensAnActionUnlessItWasMet()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await StartAsync(directory.Path, Make.Noon);
        var (client, today) = (server.Server.Root, Make.Noon.Date);
        var partner = await client.CreatePartnerAsync(request => request.Partner.TimeZone = "Asia/Shanghai");
        var terms = Agreeing.Terms(it =>
        {
            it.Obligations.Clear();
            it.Obligations.Add(new Obligation { ObligationId = "report", Side = AgreementSide.Partner, Title = "the monthly report", DueOn = $"{today:yyyy-MM-dd}" });
            it.Obligations.Add(new Obligation { ObligationId = "shelf", Side = AgreementSide.Partner, Title = "the shelf", DueOn = $"{today:yyyy-MM-dd}" });
            it.Obligations.Add(new Obligation { ObligationId = "later", Side = AgreementSide.Company, Title = "training", DueOn = $"{today.AddDays(300):yyyy-MM-dd}" });
        });
        await client.Agreements.DraftAgreementAsync(Agreeing.Draft(partner, $"{today.AddDays(-1):yyyy-MM-dd}", $"{today.AddDays(365):yyyy-MM-dd}", terms));
        await client.SignAsync(partner);
        await client.Agreements.RecordObligationAsync(new() { PartnerId = partner, ObligationId = "shelf", DueOn = $"{today:yyyy-MM-dd}", Evidence = "a photo" });

        // The day ends at 16:00 UTC.
        await server.PassAsync(TimeSpan.FromHours(3.9));
        Assert.Empty(await server.ListAsync(partner));
        await server.PassAsync(TimeSpan.FromHours(0.2));
        var opened = Assert.Single(await server.ListAsync(partner));
        Assert.Equal((ActionKind.Obligation, $"obligation:report:{today:yyyy-MM-dd}"), (opened.Kind, opened.Cause));
        Assert.Contains("the monthly report", opened.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_ThatGrowFasterThanTheRules_AskForRecruitmentOnce()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await StartAsync(directory.Path, Make.Noon);
        var client = server.Server.Root;
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        var (growing, steady) = (await client.CreatePartnerAsync(), await client.CreatePartnerAsync(request => request.Partner.Region = "cn/beijing"));
        foreach (var (partner, customers) in new[] { (growing, 80), (steady, 60) })
        {
            await client.SubmitAsync(source, Make.Keyed(partner, [.. Enumerable.Range(0, 60).Select(number => Sale($"{partner}-j{number}", "2026-01-10T10:00:00", number))]));
            await client.SubmitAsync(source, Make.Keyed(partner, [.. Enumerable.Range(0, customers).Select(number => Sale($"{partner}-f{number}", "2026-02-10T10:00:00", number))]));
        }
        await server.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(await ActionServer.ListAsync(server.Server.Ann));
        // The rules look once, at what the counts show by then.
        var counts = server.Server.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IPartnerCountsGrain>(PartnerCountsKey.All);
        await server.PassUntilAsync(async () => (await counts.ReadSellingOn(BusinessDay.Parse("2026-02-28"))).Value.Count == 2);
        Assert.Equal(2, (await counts.ReadSellingOn(BusinessDay.Parse("2026-02-28"))).Value.Count);
        await server.Server.Ann.Actions.SetActionRulesAsync(new() { RecruitmentGrowthPercent = 33 });
        await server.PassUntilAsync(async () => (await ActionServer.ListAsync(server.Server.Ann)).Count >= 4);

        // Together they grew by 20 of 60, as they have their customers in common.
        Assert.Equal(["", "cn", "cn/sichuan", "cn/sichuan/chengdu"], (await ActionServer.ListAsync(server.Server.Ann, new() { Kind = ActionKind.Recruitment })).Select(action => action.Region).Order(StringComparer.Ordinal));
        await server.Server.Ann.Actions.SetActionRulesAsync(new() { RecruitmentGrowthPercent = 10 });
        await server.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(4, (await ActionServer.ListAsync(server.Server.Ann, new() { Programme = true })).Count);
        Assert.Empty((await client.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);

        static Transaction Sale(string id, string at, int customer) => Make.Sale(id, 10, Make.At(at)).With(sale => sale.CustomerId = $"member-{customer}");
    }

    [Fact]
    public async Task Band_OfAMonthThatIsOver_OpensAnActionForThoseInIt()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await StartAsync(directory.Path, Make.Noon.AddDays(3));
        var client = server.Server.Root;
        var source = await client.CreateSourceAsync(SourceMode.Keyed);
        var (low, good) = (await client.CreatePartnerAsync(), await client.CreatePartnerAsync());
        await client.SubmitAsync(source, Make.Keyed(low, Make.Sale("l", 10, Make.At("2026-02-10T10:00:00"))));
        await client.SubmitAsync(source, Make.Keyed(good, Make.Sale("g", 2_000, Make.At("2026-02-10T10:00:00"))));
        await server.PassAsync(TimeSpan.FromMinutes(2));
        await client.Scorecards.DefineScorecardAsync(new()
        {
            Definition = new ScorecardDefinition
            {
                EffectiveFrom = "2026-01",
                Kpis = { new KpiDefinition { Kpi = KpiName.Sales, Direction = KpiDirection.HigherIsBetter, Weight = "1", Target = "1000" } },
                Bands = { new ScoreBand { Name = "low", From = "0", OpensAction = true }, new ScoreBand { Name = "good", From = "0.9" } },
            },
        });
        await server.PassUntilAsync(async () => (await ActionServer.ListAsync(server.Server.Ann)).Count > 0);

        var opened = Assert.Single(await ActionServer.ListAsync(server.Server.Ann));
        Assert.Equal((low, ActionKind.Band, "band:2026-02:low"), (opened.PartnerId, opened.Kind, opened.Cause));
        await server.Server.Ann.Actions.CancelActionAsync(new() { PartnerId = low, ActionId = opened.ActionId, Reason = "x" });
        await server.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(await ActionServer.ListAsync(server.Server.Ann));
        Assert.True((await client.Scorecards.ListScorecardDefinitionsAsync(new())).Definitions[0].Bands[0].OpensAction);
    }

    [Fact]
    public async Task Payment_ThatFails_OpensAnActionEachTime()
    {
        await using var server = await SettlementServer.StartAsync();
        var partner = await server.EarningPartnerAsync();
        await server.SendAsync(partner, Make.Sale("a", 1_000, Make.At("2026-01-10T10:00:00")));
        await server.CloseAsync(partner, "2026-01");
        await server.Bob.ApproveStatementAsync(new() { PartnerId = partner, StatementId = "2026-01" });
        var grain = server.Services.GetRequiredService<PartnerReferences>().Get(partner).AsReference<IPartnerSettlement>();
        var january = Domain.Calendars.BusinessDay.Of(2026, 1, 1);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var payable = (await grain.ReadPayable(january.Month)).Value!;
            await grain.TakePayment(new(january.Month, $"run-{attempt}", $"run-{attempt}.1", "a uetr", payable.Amount, payable.PayeeHash), "ann");
            await grain.FinishPayment(new(january.Month, $"run-{attempt}.1", Domain.Settlement.PaymentOutcome.Failed, "AC01", january.AddDays(63), "pain.002"), "ann");

            IReadOnlyList<ChannelGrains.Actions.V1.Action> listed = [];
            await Eventually.TrueAsync(async () => (listed = await ActionServer.ListAsync(server.Client, new() { PartnerId = partner, Kind = ActionKind.Payment })).Count == attempt);
            Assert.Equal(attempt, listed.Max(action => action.Occurrence));
            Assert.All(listed, action => Assert.StartsWith("payment:2026-01:", action.Cause, StringComparison.Ordinal));
        }
    }

    private static async Task ComplainAsync(TestClient client, string partner, string complaint, int hours) => await client.Feedback.OpenComplaintAsync(
        new() { PartnerId = partner, ComplaintId = complaint, Subject = "wet", ResponseLimit = Duration.FromTimeSpan(TimeSpan.FromHours(hours)) });

    private static async Task<DrivenServer> StartAsync(string directory, DateTimeOffset at)
    {
        var time = DrivenClock.StartingAt(at);
        var server = await ActionServer.StartAsync(directory, time);
        return new DrivenServer(server, time);
    }

    /// <summary>A server whose clock the test drives.</summary>
    private sealed record DrivenServer(ActionServer Server, FakeTimeProvider Time) : IAsyncDisposable
    {
        private const int MostLooks = 500, StepsALook = 20;
        private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

        public ValueTask DisposeAsync() => Server.DisposeAsync();

        /// <summary>Lets so much time pass, and then enough for reviews and views.</summary>
        public async Task PassAsync(TimeSpan span)
        {
            await SettleAsync();
            Time.Advance(span);
            await SettleAsync();
        }

        /// <summary>Lets time pass until something is so, and not for ever: the caller sees what is. In small steps, as calls between grains time out by this clock.</summary>
        public async Task PassUntilAsync(Func<Task<bool>> condition)
        {
            for (var look = 0; look < MostLooks && !await condition(); look++)
                for (var step = 0; step < StepsALook; step++)
                {
                    Time.Advance(Step);
                    await Task.Delay(2);
                }
        }

        public Task<IReadOnlyList<ChannelGrains.Actions.V1.Action>> ListAsync(string partner) => ActionServer.ListAsync(Server.Ann, new() { PartnerId = partner });

        private async Task SettleAsync()
        {
            for (var step = 0; step < 200; step++)
            {
                Time.Advance(Step);
                await Task.Delay(2);
            }
        }
    }
}
