using System.Security.Cryptography;
using ChannelGrains.Admin.V1;
using ChannelGrains.Client;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Crash.Tests.Payments;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Settlement.V1;
using ChannelGrains.Testing;
using Google.Type;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Crash.Tests.Compliance;

/// <summary>A server that is killed around each step of a requirement, from put to released, has each of them once.</summary>
public sealed class ComplianceKillTests(ITestOutputHelper output)
{
    private const int LongestMilliseconds = 25;

    private static readonly Dictionary<string, string?> Settings = new() { ["InsecureSingleUser"] = "true", ["Payments:PayeeQuietDays"] = "0" };
    private static readonly string NextYear = DateTimeOffset.UtcNow.AddDays(365).ToString("yyyy-MM-dd");

    [Fact]
    public async Task Steps_WhoseServerIsKilledOnTheWay_HappenOnce()
    {
        var (random, file) = (new Random(), Content());
        using var directory = new TemporaryDirectory();
        var server = await ServerProcess.StartAsync(directory.Path, settings: Settings);
        try
        {
            using (var channel = Open(server))
                Assert.Equal(["shop-01"], await PaidPartners.MakeAsync(channel, "shop", 1, areApproved: false));
            foreach (var gate in new[] { ComplianceGate.Payout, ComplianceGate.Contract })
                await StepAsync($"put {gate}", channel => new ComplianceService.ComplianceServiceClient(channel).PutRequirementAsync(new()
                {
                    Requirement = new() { RequirementId = $"{gate}", Kind = gate == ComplianceGate.Payout ? RequirementKind.Licence : RequirementKind.ScreeningResult, Title = $"{gate}", Gates = { gate }, EffectiveFrom = "2026-01-01" },
                    RequestId = "r" + gate,
                }).ResponseAsync);
            await BlockedAsync();
            await StepAsync("upload", channel => UploadAsync(channel, file));
            await StepAsync("record", channel => new ComplianceService.ComplianceServiceClient(channel)
                .RecordComplianceEvidenceAsync(new() { PartnerId = "shop-01", RequirementId = "Payout", ValidUntil = NextYear, Sha256 = Sha256(file), RequestId = "r" }).ResponseAsync);
            await StepAsync("screen", channel => new ComplianceService.ComplianceServiceClient(channel).RecordScreeningAsync(new() { PartnerId = "shop-01", RequirementId = "Contract", Reference = "result 17", RequestId = "r" }).ResponseAsync);
            await StepAsync("declare", channel => new DisciplineService.DisciplineServiceClient(channel).RecordDeclarationAsync(new() { Declaration = new() { Kind = DeclarationKind.GiftPolicy, Role = "cfo" }, RequestId = "r" }).ResponseAsync);
            await StepAsync("gift", channel => new DisciplineService.DisciplineServiceClient(channel).RecordGiftAsync(new() { Gift = Tea(), RequestId = "r" }).ResponseAsync);
            await StepAsync("decide", channel => new DisciplineService.DisciplineServiceClient(channel).DecideGiftAsync(new() { GiftId = "G-1", Outcome = GiftOutcome.HandedOver, Note = "given away", RequestId = "r" }).ResponseAsync);
            await StepAsync("approve", channel => new SettlementService.SettlementServiceClient(channel).ApproveStatementAsync(new() { PartnerId = "shop-01", StatementId = "2026-01", RequestId = "r" }).ResponseAsync);
            await CheckAsync(file);
        }
        finally
        {
            await server.DisposeAsync();
        }

        async Task StepAsync<T>(string what, Func<GrpcChannel, Task<T>> call)
        {
            using (var channel = Open(server))
            {
                var (asked, delay) = (Record.ExceptionAsync(() => call(channel)), random.Next(LongestMilliseconds));
                await Task.Delay(delay);
                await server.KillAsync();
                output.WriteLine($"{what}: killed after {delay} ms, {(await asked is null ? "answered" : "not answered")}");
            }
            await server.DisposeAsync();
            server = await ServerProcess.StartAsync(directory.Path, settings: Settings);
            using var again = Open(server);
            // Whether it came to pass or not, the same call ends it, and the next one changes nothing.
            Assert.Equal(await call(again), await call(again));
        }

        async Task BlockedAsync()
        {
            using var channel = Open(server);
            var refused = await Assert.ThrowsAsync<RpcException>(async () => await new SettlementService.SettlementServiceClient(channel).ApproveStatementAsync(new() { PartnerId = "shop-01", StatementId = "2026-01" }));
            Assert.Equal((StatusCode.FailedPrecondition, true), (refused.StatusCode, refused.Status.Detail.Contains("Requirement Payout", StringComparison.Ordinal)));
        }

        async Task CheckAsync(byte[] content)
        {
            using var channel = Open(server);
            var (compliance, discipline) = (new ComplianceService.ComplianceServiceClient(channel), new DisciplineService.DisciplineServiceClient(channel));
            Assert.All((await compliance.GetComplianceStatusAsync(new() { PartnerId = "shop-01" })).Statuses, status => Assert.Equal(ComplianceState.Valid, status.State));
            Assert.Equal(2, (await compliance.ListRequirementsAsync(new())).Requirements.Count);
            Assert.Single(Assert.Single((await new EvidenceService.EvidenceServiceClient(channel).ListEvidenceAsync(new() { PartnerId = "shop-01" })).Files).Claims);
            using var received = new MemoryStream();
            await new EvidenceDownload(channel).RunAsync("shop-01", Sha256(content), received, CancellationToken.None);
            Assert.Equal(content, received.ToArray());
            Assert.Single((await discipline.ListDeclarationsAsync(new())).Declarations);
            Assert.Equal(GiftState.Decided, Assert.Single((await discipline.ListGiftsAsync(new())).Gifts).State);
            Assert.Equal(StatementState.Approved, (await new SettlementService.SettlementServiceClient(channel).GetStatementAsync(new() { PartnerId = "shop-01", StatementId = "2026-01" })).Statement.State);
            Assert.Empty((await new AdminService.AdminServiceClient(channel).VerifyJournalAsync(new())).Problems);
        }
    }

    private static async Task<UploadEvidenceResponse> UploadAsync(GrpcChannel channel, byte[] file)
    {
        using var content = new MemoryStream(file);
        var header = await EvidenceUploader.DescribeAsync(content, CancellationToken.None);
        (header.PartnerId, header.MediaType) = ("shop-01", "image/png");
        return await new EvidenceUploader(channel).UploadAsync(header, content, CancellationToken.None);
    }

    private static Gift Tea() => new()
    {
        GiftId = "G-1",
        Direction = GiftDirection.Received,
        PartnerId = "shop-01",
        What = "a tea set",
        Value = new Money { CurrencyCode = "CNY", Units = 900 },
        Outcome = GiftOutcome.Accepted,
    };

    private static byte[] Content()
    {
        byte[] content = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. RandomNumberGenerator.GetBytes(2_000_000)];
        return content;
    }

    private static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static GrpcChannel Open(ServerProcess server) => GrpcChannel.ForAddress(server.GrpcAddress);
}
