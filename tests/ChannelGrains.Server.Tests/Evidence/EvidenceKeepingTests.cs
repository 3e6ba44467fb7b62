using ChannelGrains.Admin.V1;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Evidence;

/// <summary>Files over restarts, in backups, when verified, and those that nobody claims.</summary>
public sealed class EvidenceKeepingTests
{
    [Fact]
    public async Task Files_AfterARestart_AreAsBefore()
    {
        using var directory = new TemporaryDirectory();
        var (file, begun) = (Files.Png(300_000, 1), Files.Png(300_000, 2));
        string partner;
        UploadEvidenceResponse uploaded;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            partner = await client.CreatePartnerAsync();
            uploaded = await client.UploadAsync(partner, file);
            await Refused.WithAsync(StatusCode.FailedPrecondition, "FILE_INCOMPLETE", begun, _ => client.UploadAsync(Files.Header(partner, begun), [Files.Chunk(begun, 0, 123_456)]));
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);

        Assert.Equal(uploaded, await after.UploadAsync(partner, file));
        Assert.Equal(123_456L, (await after.StatusAsync(partner, begun)).HeldBytes);
        await after.UploadAsync(Files.Header(partner, begun), Files.Chunks(begun, 123_456));
        Assert.Equal(begun, await after.DownloadAsync(partner, Files.Sha256(begun)));
        Assert.Empty((await after.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
    }

    [Fact]
    public async Task Backup_OfAStoreWithFiles_RestoresThem()
    {
        using var directory = new TemporaryDirectory();
        using var target = new TemporaryDirectory();
        var (file, backup, restored) = (Files.Png(300_000, 1), Path.Combine(target.Path, "backup"), Path.Combine(target.Path, "restored"));
        string partner;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            partner = await client.CreatePartnerAsync();
            await client.UploadAsync(partner, file);
            await client.Admin.BackupJournalAsync(new BackupJournalRequest { TargetDirectory = backup });
            Damage(PathOf(directory.Path, file));
            var refused = await Refused.WithAsync(StatusCode.DataLoss, "JOURNAL_DAMAGED", client.Admin.BackupJournalAsync(new BackupJournalRequest { TargetDirectory = backup + "-2" }));
            Assert.Contains(Files.Sha256(file), refused.Status.Detail, StringComparison.Ordinal);
            Assert.False(Directory.Exists(backup + "-2"));
        }
        Directory.CreateDirectory(restored);
        File.Copy(Path.Combine(directory.Path, "customer.key"), Path.Combine(restored, "customer.key"));

        JournalBackup.Restore(backup, Path.Combine(restored, "journal"), StoredContent.Format, PhysicalFileSystem.Instance, TimeProvider.System, CancellationToken.None);

        await using var again = await TestServer.StartAsync(directory: restored);
        var after = new TestClient(again.Channel);
        Assert.Equal(file, await after.DownloadAsync(partner, Files.Sha256(file)));
        Assert.Empty((await after.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
    }

    [Fact]
    public async Task Verify_AFileThatIsDamagedOrMissing_NamesItAndItCanBeUploadedAgain()
    {
        using var directory = new TemporaryDirectory();
        await using var server = await TestServer.StartAsync(directory: directory.Path);
        var client = new TestClient(server.Channel);
        var (partner, file) = (await client.CreatePartnerAsync(), Files.Png(300_000, 1));
        await client.UploadAsync(partner, file);
        var path = PathOf(directory.Path, file);

        Damage(path);
        await ProblemAsync("damaged");
        File.Delete(path);
        await ProblemAsync("missing");
        await Refused.WithAsync(StatusCode.DataLoss, "EVIDENCE_DAMAGED", file, sha256 => client.DownloadAsync(partner, sha256));
        Assert.Equal(EvidenceState.Missing, (await client.StatusAsync(partner, file)).State);

        await client.UploadAsync(partner, file);
        Assert.Empty((await client.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
        Assert.Equal(2L, await client.VersionAsync(partner));

        async Task ProblemAsync(string what)
        {
            var problem = Assert.Single((await client.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
            Assert.Equal("partner/" + partner, problem.Journal);
            Assert.Contains($"{Files.Sha256(file)} is {what}", problem.Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Verify_OfADirectoryWithoutAServer_NamesEachFileThatIsDamagedOrMissing()
    {
        using var directory = new TemporaryDirectory();
        var (whole, damaged, missing) = (Files.Png(300_000, 1), Files.Png(300_000, 2), Files.Png(300_000, 3));
        string first, second;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            (first, second) = (await client.CreatePartnerAsync(), await client.CreatePartnerAsync());
            foreach (var file in new[] { whole, damaged, missing })
                await client.UploadAsync(first, file);
            await client.UploadAsync(second, missing);
        }
        Assert.Matches("\\b3 files of evidence, 0 missing or damaged", await VerifyAsync(directory.Path, 0));
        Damage(PathOf(directory.Path, damaged));
        File.Delete(PathOf(directory.Path, missing));

        var output = await VerifyAsync(directory.Path, 1);

        Assert.Contains("3 files of evidence, 3 missing or damaged", output, StringComparison.Ordinal);
        Assert.Contains($"partner/{first}: The file of evidence {Files.Sha256(damaged)} is damaged", output, StringComparison.Ordinal);
        foreach (var partner in new[] { first, second })
            Assert.Contains($"partner/{partner}: The file of evidence {Files.Sha256(missing)} is missing", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Files.Sha256(whole), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_AFileThatNoJournalNames_RemovesItAfterAGrace()
    {
        var clock = DrivenClock.StartingAt(DateTimeOffset.UtcNow);
        using var directory = new TemporaryDirectory();
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Views:Enabled"] = "false", ["Reviews:Enabled"] = "false", ["Evidence:SweepInterval"] = "1.00:00:00" }, directory.Path, clock);
        var client = new TestClient(server.Channel);
        var (partner, claimed, orphan) = (await client.CreatePartnerAsync(), Files.Png(1_000, 1), Files.Png(1_000, 2));
        await client.UploadAsync(partner, claimed);
        // As a crash leaves it between keeping a file and saying so.
        var store = server.Services.GetRequiredService<IEvidenceStore>();
        await using (var upload = await store.UploadAsync("local", new EvidenceName(Files.Sha256(orphan)), orphan.Length, CancellationToken.None))
        {
            await upload.WriteAsync(orphan, CancellationToken.None);
            Assert.True(await upload.CompleteAsync(CancellationToken.None));
        }
        var sweep = server.Services.GetRequiredService<EvidenceSweep>();

        Assert.Equal(0, await sweep.RunOnceAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await sweep.RunOnceAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await sweep.RunOnceAsync(CancellationToken.None));

        Assert.False(File.Exists(PathOf(directory.Path, orphan)));
        Assert.Equal(claimed, await client.DownloadAsync(partner, Files.Sha256(claimed)));
    }

    private static async Task<string> VerifyAsync(string directory, int code)
    {
        await using var process = ProcessGroup.Start("dotnet", [typeof(ChannelServer).Assembly.Location, "verify", "--data", directory], new Dictionary<string, string?>(), directory);
        var (ended, output) = await process.EndAsync();
        Assert.True(ended == code, output);
        return output;
    }

    private static string PathOf(string directory, byte[] file) => Path.Combine(directory, "evidence", Files.Sha256(file)[..2], Files.Sha256(file));

    private static void Damage(string path)
    {
        using var file = File.Open(path, FileMode.Open);
        file.Position = 100_000;
        var was = file.ReadByte();
        file.Position = 100_000;
        file.WriteByte((byte)(was ^ 1));
    }
}
