using ChannelGrains.Journal;

namespace ChannelGrains.Server.Tests.Targets;

/// <summary>Targets of a scope on their way to its partners.</summary>
public sealed class TargetAllocationTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Allocate_ByLastYear_GivesEachItsProportion()
    {
        // The real clock's year: that before it has sales of the test.
        var year = DateTimeOffset.UtcNow.Year;
        var trade = await Trade.BeginAsync(_client);
        var (a, b, c) = (await trade.PartnerAsync("a"), await trade.PartnerAsync("b"), await trade.PartnerAsync("c"));
        await trade.SellAsync(a, 300, on: $"{year - 1}-03-05T12:00");
        await trade.SellAsync(b, 100, on: $"{year - 1}-06-05T12:00");
        await trade.ShareAsync(400, period: $"{year - 1}");
        var region = TargetSteps.Region(trade.Region);
        await _client.SetAsync(region, $"{year}", 1_000);

        await _client.Targets.AllocateTargetAsync(new() { Scope = region, Year = $"{year}", Method = AllocationMethod.LastYear });

        await AppliedAsync(_client, region, $"{year}");
        foreach (var (partner, target) in new[] { (a, 750m), (b, 250m), (c, 0m) })
            Assert.Equal(target, (await _client.TargetAsync(TargetSteps.Partner(partner), $"{year}")).Target.Amount.ToDecimal());
        var preview = await _client.Targets.PreviewWeightsAsync(new() { Scope = region, Year = $"{year}" });
        Assert.Equal((300m, 100m), (preview.Months[2].Net.ToDecimal(), preview.Months[5].Net.ToDecimal()));
    }

    [Fact]
    public async Task Allocate_Equally_GivesEachPartnerItsTarget()
    {
        var trade = await Trade.BeginAsync(_client);
        var (a, b, c) = (await trade.PartnerAsync("a"), await trade.PartnerAsync("b"), await trade.PartnerAsync("c"));
        var region = TargetSteps.Region(trade.Region);
        await _client.SetAsync(region, ThisYear(), 1_000, request => request.Weights = new() { Months = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2 } });

        await Refused.WithAsync(StatusCode.FailedPrecondition, "NO_SALES_LAST_YEAR", Allocate(region, AllocationMethod.LastYear));
        var allocation = (await Allocate(region, AllocationMethod.Equal, 200)).Allocation;
        Assert.Equal((1_000m, 1_200m, 200m, 0m, 3), (allocation.Target.ToDecimal(), allocation.Allocated.ToDecimal(), allocation.Excess.ToDecimal(), allocation.Gap.ToDecimal(), allocation.PartCount));

        var applied = await AppliedAsync(_client, region, ThisYear());
        Assert.Equal((3, 0), (applied.AppliedCount, applied.RefusedCount));
        foreach (var partner in new[] { a, b, c })
        {
            var target = (await _client.TargetAsync(TargetSteps.Partner(partner), ThisYear())).Target;
            Assert.Equal((400m, region, allocation.JournalVersion), (target.Amount.ToDecimal(), target.Origin.Scope, target.Origin.JournalVersion));
            Assert.Equal(2, target.Weights.Months[11]);
        }
    }

    [Fact]
    public async Task Allocate_ByHand_ShowsTheGapAndLeavesOthersAlone()
    {
        var trade = await Trade.BeginAsync(_client);
        var (a, b) = (await trade.PartnerAsync("a"), await trade.PartnerAsync("b"));
        var region = TargetSteps.Region(trade.Region);
        await _client.SetAsync(region, ThisYear(), 1_000);
        await _client.SetAsync(TargetSteps.Partner(b), ThisYear(), 7);
        var request = new AllocateTargetRequest
        {
            Scope = region,
            Year = ThisYear(),
            Method = AllocationMethod.ByHand,
            Parts = { new AllocatedPart { PartnerId = a, Target = Trade.Yuan(900) } },
            RequestId = "once",
        };

        var allocation = (await _client.Targets.AllocateTargetAsync(request)).Allocation;
        Assert.Equal((100m, 0m), (allocation.Gap.ToDecimal(), allocation.Excess.ToDecimal()));
        await AppliedAsync(_client, region, ThisYear());
        Assert.Equal(allocation, (await _client.Targets.AllocateTargetAsync(request)).Allocation);
        Assert.Equal((900m, 7m), ((await _client.TargetAsync(TargetSteps.Partner(a), ThisYear())).Target.Amount.ToDecimal(), (await _client.TargetAsync(TargetSteps.Partner(b), ThisYear())).Target.Amount.ToDecimal()));
        request.Parts[0].Target = Trade.Yuan(1_001);
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Targets.AllocateTargetAsync(request));
        request.RequestId = "";
        await Refused.WithAsync(StatusCode.FailedPrecondition, "BUFFER_EXCEEDED", _client.Targets.AllocateTargetAsync(request));
        await Refused.WithAsync(StatusCode.InvalidArgument, "SCOPE", Allocate(TargetSteps.Partner(a), AllocationMethod.Equal));
    }

    [Fact]
    public async Task Parts_OfAnAllocation_AreReadInPages()
    {
        var trade = await Trade.BeginAsync(_client);
        var partners = await Task.WhenAll(Enumerable.Range(0, 70).Select(number => trade.PartnerAsync($"{number:D2}")));
        var region = TargetSteps.Region(trade.Region);
        await _client.SetAsync(region, ThisYear(), 7_000);
        await Allocate(region, AllocationMethod.Equal);
        await AppliedAsync(_client, region, ThisYear());

        var (parts, request) = (new List<AllocatedPart>(), new GetAllocationRequest { Scope = region, Year = ThisYear(), PageSize = 32 });
        do
        {
            var page = await _client.Targets.GetAllocationAsync(request);
            parts.AddRange(page.Parts);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(partners, parts.Select(part => part.PartnerId));
        Assert.All(parts, part => Assert.Equal(100m, part.Target.ToDecimal()));
    }

    [Fact]
    public async Task Allocation_ThatARestartInterrupts_GoesOn()
    {
        using var directory = new TemporaryDirectory();
        var region = TargetSteps.Region("cn/sichuan");
        string[] partners;
        await using (var server = await HookedServer.StartAsync(directory: directory.Path))
        {
            partners = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.Client.CreatePartnerAsync()));
            await server.Client.SetAsync(region, ThisYear(), 800);
            await server.Client.SetAsync(TargetSteps.Partner(partners[7]), ThisYear(), 1);
            var taken = 0;
            server.Store.BeforeAppend = journal =>
                journal.Name.Value.StartsWith("partner/", StringComparison.Ordinal) && Interlocked.Increment(ref taken) > 3 ? AppendStatus.Closed : null;
            await server.Client.Targets.AllocateTargetAsync(new() { Scope = region, Year = ThisYear(), Method = AllocationMethod.Equal });
            await Eventually.TrueAsync(() => server.Log.Lines.Any(line => line.Contains("could not go on", StringComparison.Ordinal)));
            Assert.False((await server.Client.AllocationAsync(region, ThisYear())).Applied);
            await Refused.WithAsync(StatusCode.FailedPrecondition, "ALLOCATION_RUNNING",
                server.Client.Targets.AllocateTargetAsync(new() { Scope = region, Year = ThisYear(), Method = AllocationMethod.Equal }));
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var client = new TestClient(again.Channel);

        // Nobody asks for the region: the list is read, from the index alone.
        await Eventually.TrueAsync(async () => (await client.Targets.ListTargetsAsync(new() { Year = ThisYear() })).Targets.Count(target => target.Amount.ToDecimal() == 100) == 8);
        Assert.Equal((8, 0), ((await AppliedAsync(client, region, ThisYear())).AppliedCount, (await AppliedAsync(client, region, ThisYear())).RefusedCount));
        foreach (var partner in partners)
            Assert.Equal(partner == partners[7] ? 2 : 1, (await client.TargetAsync(TargetSteps.Partner(partner), ThisYear())).Versions.Count);
    }

    [Fact]
    public async Task Allocation_ToOneWhoseJournalIsDamaged_GivesTheOthersTheirPartAndNamesIt()
    {
        using var directory = new TemporaryDirectory();
        var region = TargetSteps.Region("cn/sichuan");
        string[] partners;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var before = new TestClient(server.Channel);
            partners = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => before.CreatePartnerAsync()));
            await before.SetAsync(region, ThisYear(), 300);
        }
        await using var again = await TestServer.StartAsync(new Dictionary<string, string?> { ["Reviews:Enabled"] = "false" }, directory.Path);
        again.ExpectsErrors = true;
        var client = new TestClient(again.Channel);
        Assert.True(await RottenRecords.TurnAsync(directory.Path, partners[1]) > 0);

        await client.Targets.AllocateTargetAsync(new() { Scope = region, Year = ThisYear(), Method = AllocationMethod.Equal });

        var applied = await AppliedAsync(client, region, ThisYear());
        Assert.Equal((2, 1), (applied.AppliedCount, applied.RefusedCount));
        Assert.Equal((partners[1], "JOURNAL_DAMAGED"), (Assert.Single(applied.Refusals).PartnerId, applied.Refusals[0].Reason));
    }

    [Fact]
    public async Task Allocation_ToPartnersThatRefuse_SaysWhich()
    {
        var trade = await Trade.BeginAsync(_client);
        var (a, b) = (await trade.PartnerAsync("a"), await trade.PartnerAsync("b"));
        var region = TargetSteps.Region(trade.Region);
        await _client.SetAsync(region, ThisYear(), 2);
        for (var version = 0; version < Domain.Targets.TargetBook.MaxVersions; version++)
            await _client.SetAsync(TargetSteps.Partner(b), ThisYear(), 10_000);
        await Allocate(region, AllocationMethod.Equal);

        var applied = await AppliedAsync(_client, region, ThisYear());
        Assert.Equal((1, 1), (applied.AppliedCount, applied.RefusedCount));
        Assert.Equal((b, "VERSIONS_FULL"), (Assert.Single(applied.Refusals).PartnerId, applied.Refusals[0].Reason));
        Assert.Equal(1m, (await _client.TargetAsync(TargetSteps.Partner(a), ThisYear())).Target.Amount.ToDecimal());
    }

    /// <summary>A year that is not over.</summary>
    private static string ThisYear() => "2098";

    private static async Task<Allocation> AppliedAsync(TestClient client, TargetScope scope, string year)
    {
        Allocation? allocation = null;
        await Eventually.TrueAsync(async () => (allocation = await client.AllocationAsync(scope, year)).Applied);
        return allocation!;
    }

    private AsyncUnaryCall<AllocateTargetResponse> Allocate(TargetScope scope, AllocationMethod method, decimal buffer = 0) =>
        _client.Targets.AllocateTargetAsync(new AllocateTargetRequest { Scope = scope, Year = ThisYear(), Method = method, Buffer = Trade.Yuan(buffer) });
}
