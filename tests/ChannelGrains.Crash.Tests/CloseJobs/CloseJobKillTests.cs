using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;
using ChannelGrains.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Net.Client;

namespace ChannelGrains.Crash.Tests.CloseJobs;

/// <summary>A server that is killed again and again while it closes a month for all partners goes on with the job: everybody has one statement, and each is counted once.</summary>
public sealed class CloseJobKillTests(ITestOutputHelper output)
{
    private const int Partners = 1_500, Selling = 12, Kills = 3, LongestMilliseconds = 120;
    private const string Month = "2026-01", Source = "erp", Late = "late", Behind = "behind";

    private static readonly Dictionary<string, string?> Settings = new() { ["InsecureSingleUser"] = "true", ["Views:Enabled"] = "false" };

    [Fact]
    public async Task ClosePeriod_AllWhoseServerIsKilledOnTheWay_ClosesEachPartnerOnce()
    {
        var random = new Random();
        using var directory = new TemporaryDirectory();
        var server = await ServerProcess.StartAsync(directory.Path, settings: Settings);
        try
        {
            await PopulateAsync(server);
            var (request, jobs) = (new ClosePeriodRequest { All = true, Period = Month, RequestId = "r" }, new HashSet<string>());
            for (var kill = 0; kill < Kills; kill++)
            {
                // Before its answer, and behind it.
                var asked = Record.ExceptionAsync(async () => jobs.Add((await Settlement(server).ClosePeriodAsync(request)).Job.JobId));
                var delay = random.Next(LongestMilliseconds);
                await Task.Delay(delay);
                await server.KillAsync();
                await asked;
                await server.DisposeAsync();
                server = await ServerProcess.StartAsync(directory.Path, settings: Settings);
                output.WriteLine($"killed after {delay} ms: {await CountAsync(server)} statements");
            }
            jobs.Add((await Settlement(server).ClosePeriodAsync(request)).Job.JobId);
            await CheckAsync(server, Assert.Single(jobs));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Some sell; one becomes active later, one is behind with its months.</summary>
    private static async Task PopulateAsync(ServerProcess server)
    {
        using var channel = Open(server);
        var (partners, ingest) = (new PartnerService.PartnerServiceClient(channel), new IngestService.IngestServiceClient(channel));
        await Parallel.ForEachAsync(Enumerable.Range(0, Partners), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => await CreateAsync(Id(number), "2026-01-01"));
        await CreateAsync(Late, "2026-03-01");
        await CreateAsync(Behind, "2025-11-01");
        await ingest.CreateSourceAsync(new() { Source = new() { SourceId = Source, Mode = SourceMode.Keyed, MaxAgeDays = 36_500 } });
        for (var number = 0; number < Selling; number++)
            await ingest.SubmitTransactionsAsync(new() { SourceId = Source, Batch = new() { BatchId = number + 1, PartnerId = Id(number * (Partners / Selling)), Transactions = { Sale() } } });

        async Task CreateAsync(string id, string activeFrom) => await partners.CreatePartnerAsync(new()
        {
            PartnerId = id,
            Partner = new() { DisplayName = id, ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", ActiveFrom = activeFrom },
            InitialState = PartnerState.Active,
        });
    }

    private static async Task CheckAsync(ServerProcess server, string jobId)
    {
        var (settlement, until) = (Settlement(server), DateTime.UtcNow.AddSeconds(60));
        Job job;
        while (!(job = (await settlement.GetJobAsync(new() { JobId = jobId })).Job).Done)
        {
            Assert.True(DateTime.UtcNow < until, $"The job has asked {job.AskedCount} of {job.PartnerCount} partners.");
            await Task.Delay(20);
        }
        Assert.Equal((Partners + 2, Partners + 2, Partners, 1, 1), (job.PartnerCount, job.AskedCount, job.ClosedCount, job.SkippedCount, job.RefusedCount));
        Assert.Equal((Behind, "PERIOD_ORDER"), Assert.Single(job.Refusals.Select(refusal => (refusal.PartnerId, refusal.Reason))));

        var listed = new List<string>();
        var request = new ListStatementsRequest { Period = Month, PageSize = 1_000 };
        do
        {
            var page = await settlement.ListStatementsAsync(request);
            listed.AddRange(page.Statements.Select(statement => statement.PartnerId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(Enumerable.Range(0, Partners).Select(Id).Order(StringComparer.Ordinal), listed);
        for (var number = 0; number < Partners; number += Partners / Selling)
        {
            var statement = await settlement.GetStatementAsync(new() { PartnerId = Id(number), StatementId = Month });
            Assert.Equal(StatementState.Carried, Assert.Single(statement.Steps).State);
            Assert.Single((await settlement.ListStatementsAsync(new() { PartnerId = Id(number) })).Statements);
        }
        Assert.Empty((await new Admin.V1.AdminService.AdminServiceClient(Open(server)).VerifyJournalAsync(new())).Problems);
    }

    private static async Task<int> CountAsync(ServerProcess server) =>
        (await Settlement(server).ListStatementsAsync(new() { Period = Month, PageSize = 1_000 })).Statements.Count;

    private static Transaction Sale() => new()
    {
        TransactionId = "a",
        Kind = TransactionKind.Sale,
        CurrencyCode = "CNY",
        OccurredAt = Timestamp.FromDateTime(new(2026, 1, 10, 12, 0, 0, DateTimeKind.Utc)),
        Lines = { new TransactionLine { Category = "food", AmountMicros = 1_000_000, QuantityThousandths = 1_000 } },
    };

    private static string Id(int number) => $"p{number:D5}";

    private static SettlementService.SettlementServiceClient Settlement(ServerProcess server) => new(Open(server));

    private static GrpcChannel Open(ServerProcess server) => GrpcChannel.ForAddress(server.GrpcAddress);
}
