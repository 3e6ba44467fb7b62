using ChannelGrains.Admin.V1;
using ChannelGrains.Gateway.Ingest;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Monitoring;

/// <summary>What `channelctl doctor` is told to look at.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Backup_ThatIsMissingForTwoDays_IsAFindingUntilOneIsMade()
    {
        var clock = DrivenClock.StartingAt(Make.Noon);
        using var directory = new TemporaryDirectory();
        await using var server = await TestServer.StartAsync(time: clock);
        Assert.SkipWhen(server.Services.GetRequiredService<IJournalStore>() is not EmbeddedJournalStore, "PostgreSQL has backups of its own.");
        var admin = new TestClient(server.Channel).Admin;
        Assert.Empty((await ReadAsync(server)).Findings);

        clock.Advance(TimeSpan.FromDays(2));
        var missing = await ReadAsync(server);
        await admin.BackupJournalAsync(new BackupJournalRequest { TargetDirectory = Path.Combine(directory.Path, "backup") });
        var made = await ReadAsync(server);

        var finding = Assert.Single(missing.Findings);
        Assert.Equal("BACKUP", finding.Reason);
        Assert.Contains("48.0 h", finding.Description, StringComparison.Ordinal);
        Assert.Null(missing.BackedUpAt);
        Assert.Empty(made.Findings);
        Assert.Equal(Make.Noon.AddDays(2), made.BackedUpAt.ToDateTimeOffset(), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Backup_ThatWasMade_IsKnownAfterARestart()
    {
        using var directory = new TemporaryDirectory();
        using var target = new TemporaryDirectory();
        await using (var server = await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Make.Noon)))
        {
            Assert.SkipWhen(server.Services.GetRequiredService<IJournalStore>() is not EmbeddedJournalStore, "PostgreSQL has backups of its own.");
            await new TestClient(server.Channel).Admin.BackupJournalAsync(new BackupJournalRequest { TargetDirectory = Path.Combine(target.Path, "backup") });
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Make.Noon.AddHours(1)));

        Assert.Equal(Make.Noon, (await ReadAsync(again)).BackedUpAt.ToDateTimeOffset(), TimeSpan.FromSeconds(1));
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

    [Fact]
    public async Task Batches_ThatAreAnswered_AreCountedForAnHour()
    {
        var clock = DrivenClock.StartingAt(Make.Noon);
        await using var server = await TestServer.StartAsync(time: clock);
        var client = new TestClient(server.Channel);
        var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
        await using (var session = await IngestSession.OpenAsync(server.Channel, source))
            await session.SubmitAsync(Make.Keyed(partner, Make.Sale("s1")));
        await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("s2")));

        var counted = (await ReadAsync(server)).Levels;
        clock.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal((2, 0, 1, 0), (counted.Answered, counted.Failed, counted.Frames, counted.Late));
        Assert.Equal((0, 0), ((await ReadAsync(server)).Levels.Answered, (await ReadAsync(server)).Levels.Frames));
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
