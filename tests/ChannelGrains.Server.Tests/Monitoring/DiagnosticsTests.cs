using ChannelGrains.Admin.V1;
using ChannelGrains.Gateway.Admin;
using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Monitoring;

/// <summary>What `channelctl doctor` is told to look at.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Backup_ThatIsMissingForTwoDays_IsAFindingUntilOneIsMade()
    {
        using var directory = new TemporaryDirectory();
        using var target = new TemporaryDirectory();
        await using (var first = await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Make.Noon)))
        {
            Assert.SkipWhen(first.Services.GetRequiredService<IJournalStore>() is not EmbeddedJournalStore, "PostgreSQL has backups of its own.");
            Assert.Empty((await ReadAsync(first)).Findings);
        }

        GetDiagnosticsResponse missing, made;
        await using (var later = await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Make.Noon.AddDays(2))))
        {
            missing = await ReadAsync(later);
            await new TestClient(later.Channel).Admin.BackupJournalAsync(new BackupJournalRequest { TargetDirectory = Path.Combine(target.Path, "backup") });
            made = await ReadAsync(later);
        }
        await using var again = await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Make.Noon.AddDays(3)));
        var known = await ReadAsync(again);

        var finding = Assert.Single(missing.Findings);
        Assert.Equal("BACKUP", finding.Reason);
        Assert.Contains("48.0 h", finding.Description, StringComparison.Ordinal);
        Assert.Null(missing.BackedUpAt);
        Assert.Empty(made.Findings);
        Assert.Empty(known.Findings);
        Assert.Equal(Make.Noon.AddDays(2), known.BackedUpAt.ToDateTimeOffset(), TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(60, false)]
    public async Task Certificate_ThatExpiresSoon_IsAFinding(int days, bool isFound)
    {
        using var directory = new TemporaryDirectory();
        await using var server = await TestServer.StartAsync(CertificateFiles.Write(directory.Path, TimeSpan.FromDays(days)));
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(server.GrpcAddress, new Grpc.Net.Client.GrpcChannelOptions { HttpHandler = handler });

        var answer = await new TestClient(channel).Admin.GetDiagnosticsAsync(new GetDiagnosticsRequest());

        Assert.Equal(isFound ? ["CERTIFICATE"] : [], answer.Findings.Select(finding => finding.Reason));
        Assert.Equal(TimeProvider.System.GetUtcNow().AddDays(days), answer.CertificateExpiresAt.ToDateTimeOffset(), TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData(-1, "has expired")]
    [InlineData(10, "expires in 10 days")]
    [InlineData(60, null)]
    public async Task ClusterCertificate_ThatExpiresSoon_IsAFinding(int days, string? says)
    {
        await using var server = await TestServer.StartAsync(
            time: DrivenClock.StartingAt(Make.Noon), configure: services => services.AddSingleton(new ServerCertificate(null, Make.Noon.AddDays(days).AddHours(1))));

        var findings = (await ReadAsync(server)).Findings;

        Assert.Equal(says is null ? [] : ["CLUSTER_CERTIFICATE"], findings.Select(finding => finding.Reason));
        Assert.All(findings, finding => Assert.Contains(says!, finding.Description, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Batches_ThatAreAnswered_AreCounted()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        await using (var session = await IngestSession.OpenAsync(server.Channel, source))
            await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1")));
        await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2")));

        var counted = (await ReadAsync(server)).Levels;

        Assert.Equal((2, 0, 1), (counted.Answered, counted.Failed, counted.Frames));
    }

    [Fact]
    public void LastHour_OfLevels_ForgetsMinutesInTurn()
    {
        var clock = new FakeTimeProvider(Make.Noon);
        var levels = new AckLevels(clock);
        levels.OnAnswered(5, 1);
        clock.Advance(TimeSpan.FromMinutes(30));
        levels.OnAnswered(7, 2);

        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(new AckLevel(15, 3, 0, 0), levels.LastHour);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new AckLevel(9, 2, 0, 0), levels.LastHour);
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(new AckLevel(0, 0, 0, 0), levels.LastHour);
    }

    [Theory]
    [InlineData(1_000, 1, 1_000, 10, "")]
    [InlineData(1_000, 2, 1_000, 10, "ACKS_FAIL")]
    [InlineData(1_000, 1, 1_000, 11, "ACKS_LATE")]
    [InlineData(90, 9, 90, 9, "")]
    public async Task Levels_ThatMissTheirGoal_AreFindings(int answered, int failed, int frames, int late, string reason)
    {
        await using var server = await TestServer.StartAsync();
        var levels = server.Services.GetRequiredService<AckLevels>();
        levels.OnAnswered(answered - failed, failed);
        for (var frame = 0; frame < frames; frame++)
            levels.OnAcknowledged(TimeSpan.FromMilliseconds(frame < late ? 251 : 250));

        Assert.Equal(reason.Length > 0 ? [reason] : [], (await ReadAsync(server)).Findings.Select(finding => finding.Reason));
    }

    private static async Task<GetDiagnosticsResponse> ReadAsync(TestServer server) => await new TestClient(server.Channel).Admin.GetDiagnosticsAsync(new GetDiagnosticsRequest());
}
