using ChannelGrains.Server.Tests.Settlement;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Server.Tests.CloseJobs;

/// <summary>A month closed for all partners.</summary>
public sealed class CloseJobTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private SettlementServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SettlementServer.StartAsync(_directory.Path);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task ClosePeriod_All_ClosesThoseThatNeedAStatementAndNamesThoseThatRefuse()
    {
        var (first, second) = (await _server.EarningPartnerAsync(), await _server.EarningPartnerAsync());
        var later = await _server.Client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2026-03-01");
        var behind = await _server.Client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2025-11-01");
        await _server.SendAsync(first, Make.Sale("a", 100, Make.At("2026-01-10T10:00:00")));

        var job = await DoneAsync(await StartAsync("2026-01", "r"));

        Assert.Equal((4, 4, 2, 1, 1, "ann"), (job.PartnerCount, job.AskedCount, job.ClosedCount, job.SkippedCount, job.RefusedCount, job.StartedBy));
        Assert.Equal((behind, "PERIOD_ORDER"), (Assert.Single(job.Refusals).PartnerId, job.Refusals[0].Reason));
        Assert.True(job.DoneAt >= job.StartedAt);
        var statements = (await _server.Ann.ListStatementsAsync(new() { Period = "2026-01" })).Statements;
        Assert.Equal([first, second], statements.Select(statement => statement.PartnerId));
        Assert.Equal("ann", (await _server.Bob.GetStatementAsync(new() { PartnerId = first, StatementId = "2026-01" })).Statement.ClosedBy);
        // The same request is the same job; another one finds the two closed, and the one that was behind in order.
        Assert.Equal(job.JobId, (await StartAsync("2026-01", "r")).JobId);
        await _server.CloseAsync(behind, "2025-11");
        await _server.CloseAsync(behind, "2025-12");
        var again = await DoneAsync(await StartAsync("2026-01", "another"));
        Assert.NotEqual(job.JobId, again.JobId);
        Assert.Equal((4, 1, 3, 0), (again.AskedCount, again.ClosedCount, again.SkippedCount, again.RefusedCount));
        Assert.Equal(job, (await _server.Ann.GetJobAsync(new() { JobId = job.JobId })).Job);
        Assert.DoesNotContain((await _server.Ann.ListStatementsAsync(new() { Period = "2026-01" })).Statements, statement => statement.PartnerId == later);
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task ClosePeriod_AllStoppedOnTheWay_GoesOnAfterTheStartWithoutGapOrDouble()
    {
        const int partners = 2_500;
        await Parallel.ForEachAsync(Enumerable.Range(0, partners), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
            await _server.Client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2026-01-01"));
        var started = await StartAsync("2026-01", "r");
        await Eventually.TrueAsync(async () => (await _server.Ann.ListStatementsAsync(new() { Period = "2026-01", PageSize = 1 })).Statements.Count > 0);

        await _server.DisposeAsync();
        _server = await SettlementServer.StartAsync(_directory.Path);
        var job = await DoneAsync(started);

        Assert.Equal((partners, partners, partners, 0, 0), (job.PartnerCount, job.AskedCount, job.ClosedCount, job.SkippedCount, job.RefusedCount));
        var (closed, request) = (new List<string>(), new ListStatementsRequest { Period = "2026-01", PageSize = 1_000 });
        do
        {
            var page = await _server.Ann.ListStatementsAsync(request);
            closed.AddRange(page.Statements.Select(statement => statement.PartnerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(partners, closed.Distinct().Count());
        Assert.Equal(partners, closed.Count);
        var listed = (await _server.Ann.ListStatementsAsync(new() { PartnerId = closed[^1] })).Statements;
        Assert.Equal("2026-01", Assert.Single(listed).StatementId);
        Assert.Empty((await _server.Client.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task ClosePeriod_AllWithOneWhoseJournalIsDamaged_ClosesTheOthersAndNamesIt()
    {
        string[] partners = [await _server.EarningPartnerAsync(), await _server.EarningPartnerAsync(), await _server.EarningPartnerAsync()];
        // What has rotted is noticed by whoever reads it: nobody has the partner in memory.
        await _server.DisposeAsync();
        _server = await SettlementServer.StartAsync(_directory.Path, settings: [("Views:Enabled", "false"), ("Reviews:Enabled", "false")]);
        _server.ExpectErrors();
        Assert.True(await RottenRecords.TurnAsync(_directory.Path, partners[1]) > 0);

        var job = await DoneAsync(await StartAsync("2026-01", "r"));

        Assert.Equal((3, 2, 1), (job.AskedCount, job.ClosedCount, job.RefusedCount));
        Assert.Equal((partners[1], "JOURNAL_DAMAGED"), (Assert.Single(job.Refusals).PartnerId, job.Refusals[0].Reason));
        await RottenRecords.TurnAsync(_directory.Path, partners[1]);
        var again = await DoneAsync(await StartAsync("2026-01", "another"));
        Assert.Equal((3, 1, 2, 0), (again.AskedCount, again.ClosedCount, again.SkippedCount, again.RefusedCount));
        await _server.VerifyAsync();
    }

    [Fact]
    public async Task ClosePeriod_AllOfAnOpenMonthOrOfNoJob_IsRefused()
    {
        await Refused.WithAsync(StatusCode.FailedPrecondition, "PERIOD_OPEN", _server.Ann.ClosePeriodAsync(new() { All = true, Period = "2998-01" }));
        Assert.Equal("partner_id", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "PARTNER", _server.Ann.ClosePeriodAsync(new() { All = true, PartnerId = "p", Period = "2026-01" }))));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _server.Ann.ClosePeriodAsync(new() { All = true, Period = "2026-Q1" }));
        foreach (var id in new[] { "", "x", "2026-01", "2026-01-0", "2026-01-1", "2026-01--1", "2026-01-99999999999" })
            await Refused.WithAsync(StatusCode.NotFound, "JOB_NOT_FOUND", _server.Ann.GetJobAsync(new() { JobId = id }));
    }

    private async Task<Job> StartAsync(string period, string requestId) => (await _server.Ann.ClosePeriodAsync(new() { All = true, Period = period, RequestId = requestId })).Job;

    private async Task<Job> DoneAsync(Job started)
    {
        await Eventually.TrueAsync(async () => (await _server.Ann.GetJobAsync(new() { JobId = started.JobId })).Job.Done);
        return (await _server.Ann.GetJobAsync(new() { JobId = started.JobId })).Job;
    }
}
