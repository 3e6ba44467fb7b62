using System.Collections.Concurrent;
using ChannelGrains.Admin.V1;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Crash.Tests.Certificates;

/// <summary>A server that is killed again and again while people take a test has certified each of them once, whenever it is asked, and a requirement is met once all have passed.</summary>
public sealed class TrainingKillTests(ITestOutputHelper output)
{
    private const int Persons = 300, AtOnce = 6, Kills = 3, LongestMilliseconds = 20, MostLooks = 4_000;
    private const string Partner = "shop", Code = "product-training";

    private readonly ConcurrentDictionary<string, KeptRecord> _taken = new();
    private volatile string _address = "";

    [Fact]
    public async Task Tests_WhoseServerIsKilledOnTheWay_CertifyEachPersonOnce()
    {
        var random = new Random();
        using var directory = new TemporaryDirectory();
        var server = await StartAsync(directory.Path);
        try
        {
            await PrepareAsync();
            var sending = Parallel.ForEachAsync(Enumerable.Range(0, Persons), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, _) => await TakeAsync(person));
            for (var kill = 1; kill <= Kills; kill++)
            {
                // Some more have passed since the last start, and others are on their way.
                for (var look = 0; look < MostLooks && _taken.Count < kill * Persons / (Kills + 4) && !sending.IsCompleted; look++)
                    await Task.Delay(1);
                await Task.Delay(random.Next(LongestMilliseconds));
                Assert.False(sending.IsCompleted);
                string[] acknowledged = [.. _taken.Keys];
                await server.KillAsync();
                await server.DisposeAsync();
                server = await StartAsync(directory.Path);
                await AgreeAsync(acknowledged);
            }
            await sending;

            var (status, certified) = (await StatusAsync(), await AgreeAsync([.. _taken.Keys]));
            Assert.Equal((ComplianceState.Valid, Persons, Persons), (status.State, status.CertifiedPersons, certified));
            using var channel = GrpcChannel.ForAddress(_address);
            foreach (var (recordId, kept) in _taken)
                Assert.Equal(kept, (await new FormService.FormServiceClient(channel).GetRecordAsync(new GetRecordRequest { PartnerId = Partner, RecordId = recordId })).Record);
            Assert.Equal(Persons + 1L, (await new KpiService.KpiServiceClient(channel).GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = Partner, Period = "2026-01" })).JournalVersion);
            Assert.Empty((await new AdminService.AdminServiceClient(channel).VerifyJournalAsync(new VerifyJournalRequest())).Problems);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private async Task<ServerProcess> StartAsync(string directory)
    {
        var server = await ServerProcess.StartAsync(directory);
        _address = server.GrpcAddress;
        return server;
    }

    private async Task PrepareAsync()
    {
        using var channel = GrpcChannel.ForAddress(_address);
        await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new CreatePartnerRequest
        {
            PartnerId = Partner,
            Partner = new Partner { DisplayName = "A shop", ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC" },
            InitialState = PartnerState.Active,
        });
        await new FormService.FormServiceClient(channel).PutFormAsync(new PutFormRequest
        {
            Form = new Form
            {
                FormId = Code,
                Kind = FormKind.Test,
                DefaultLanguage = "en",
                Title = { ["en"] = "Product training" },
                PassScore = "75",
                Items = { new FormItem { ItemId = "warranty", Kind = ItemKind.YesNo, Title = { ["en"] = "Two years" }, Required = true, Pass = new() { Yes = true } } },
            },
        });
        await new ComplianceService.ComplianceServiceClient(channel).PutRequirementAsync(new PutRequirementRequest
        {
            Requirement = new Requirement
            {
                RequirementId = "trained",
                Kind = RequirementKind.Certificates,
                Title = "Trained",
                Gates = { ComplianceGate.Payout },
                Certificates = new() { Code = Code, Count = Persons },
            },
        });
    }

    private async Task TakeAsync(int person)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var request = new SubmitRecordRequest
        {
            Record = new Record
            {
                RecordId = $"test-{person}",
                PartnerId = Partner,
                FormId = Code,
                FormVersion = 1,
                TakenAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero)),
                PersonId = $"person-{person}",
                Answers = { new Answer { ItemId = "warranty", Yes = true } },
            },
            RequestId = $"test-{person}",
        };
        while (true)
            try
            {
                using var channel = GrpcChannel.ForAddress(_address);
                var client = new FormService.FormServiceClient(channel);
                var kept = (await client.SubmitRecordAsync(request, cancellationToken: patience.Token)).Record;
                _taken[request.Record.RecordId] = kept;
                Assert.Equal(kept, (await client.SubmitRecordAsync(request, cancellationToken: patience.Token)).Record);
                return;
            }
            catch (RpcException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(20, patience.Token);
            }
    }

    /// <summary>Records and certificates agree, and none that was acknowledged is missing.</summary>
    /// <returns>How many there are.</returns>
    private async Task<int> AgreeAsync(IReadOnlyCollection<string> acknowledged)
    {
        using var channel = GrpcChannel.ForAddress(_address);
        var answer = await new CertificateService.CertificateServiceClient(channel).ListCertificatesAsync(new ListCertificatesRequest { PartnerId = Partner, PageSize = 1_000 });
        var certified = answer.Certificates.Select(certificate => certificate.RecordId).ToHashSet();
        Assert.Empty(acknowledged.Except(certified));
        Assert.Equal(certified.Count, answer.Certificates.DistinctBy(certificate => certificate.PersonHash).Count());
        Assert.Equal(certified.Count, answer.Counts.Sum(count => count.Persons));
        var records = new List<string>();
        var request = new ListRecordsRequest { PartnerId = Partner, PageSize = 1_000 };
        do
        {
            var page = await new FormService.FormServiceClient(channel).ListRecordsAsync(request);
            records.AddRange(page.Records.Select(record => record.Record.RecordId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        // Others may have come between the two questions.
        Assert.Equal(records.Count, records.Distinct().Count());
        Assert.Empty(certified.Except(records));
        output.WriteLine($"{certified.Count} certified, {acknowledged.Count} of them acknowledged before");
        return certified.Count;
    }

    private async Task<ComplianceStatus> StatusAsync()
    {
        using var channel = GrpcChannel.ForAddress(_address);
        return Assert.Single((await new ComplianceService.ComplianceServiceClient(channel).GetComplianceStatusAsync(new GetComplianceStatusRequest { PartnerId = Partner })).Statuses);
    }
}
