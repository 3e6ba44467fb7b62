using ChannelGrains.Admin.V1;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Kpi.V1;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Postgres;

/// <summary>A server whose journals are in PostgreSQL. All tests of this project run on it by <c>tests/run --postgres</c>.</summary>
public sealed class PostgresStoreTests(SharedPostgres postgres)
{
    [Fact]
    public async Task Server_StartedAgainOnItsDatabase_KnowsEachTransactionOnce()
    {
        using var directory = new TemporaryDirectory();
        var settings = await postgres.NewStoreAsync();
        string source, partner;
        await using (var server = await TestServer.StartAsync(settings, directory.Path))
        {
            var client = new TestClient(server.Channel);
            (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
            await SellAsync(client, source, partner, 1, 300);
            Assert.Equal(300, await TransactionsAsync(client, partner));
            Assert.Empty((await client.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
            Assert.True((await client.Admin.GetDiagnosticsAsync(new GetDiagnosticsRequest())).FreeBytes > 0);
        }
        Assert.DoesNotContain(Directory.GetFileSystemEntries(directory.Path, "*", SearchOption.AllDirectories), path => path.EndsWith("journal.meta", StringComparison.Ordinal));
        await using var again = await TestServer.StartAsync(settings, directory.Path);
        var later = new TestClient(again.Channel);
        Assert.Equal(300, await TransactionsAsync(later, partner));
        await SellAsync(later, source, partner, 251, 400);
        Assert.Equal(400, await TransactionsAsync(later, partner));
        var verified = await later.Admin.VerifyJournalAsync(new VerifyJournalRequest());
        Assert.Empty(verified.Problems);
        Assert.True(verified.Records > 4);
    }

    [Fact]
    public async Task BackupJournal_InPostgres_IsRefusedAndSaysByWhat()
    {
        await using var server = await TestServer.StartAsync(await postgres.NewStoreAsync());
        var client = new TestClient(server.Channel);
        var refused = await Refused.WithAsync(StatusCode.FailedPrecondition, "STORE", client.Admin.BackupJournalAsync(new BackupJournalRequest { TargetDirectory = "/tmp/never" }));
        Assert.Contains("pg_dump", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Servers_OnOneDatabase_HaveOneCustomerKeyAndNoOther()
    {
        var settings = await postgres.NewStoreAsync();
        await using var one = await TestServer.StartAsync(settings);
        using var directory = new TemporaryDirectory();
        await using (var two = await TestServer.StartAsync(settings, directory.Path))
            Assert.Equal(FingerprintOf(one), FingerprintOf(two));
        var key = Path.Combine(directory.Path, "customer.key");
        await File.WriteAllTextAsync(key, new string('0', 32), TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => TestServer.StartAsync(settings, directory.Path));
        Assert.Contains("another customer key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_WithAFileOfItsCustomerKey_TakesThatAndTheDatabaseKeepsNone()
    {
        using var secrets = new TemporaryDirectory();
        var settings = await postgres.NewStoreAsync();
        settings["Postgres:CustomerKeyFile"] = Path.Combine(secrets.Path, "key");
        await File.WriteAllTextAsync(settings["Postgres:CustomerKeyFile"]!, new string('7', 32) + "\n", TestContext.Current.CancellationToken);
        string fingerprint;
        await using (var one = await TestServer.StartAsync(settings))
        {
            fingerprint = FingerprintOf(one);
            Assert.Equal(Convert.ToHexString(new CustomerKey(Convert.FromHexString(new string('7', 32))).Fingerprint.Span), fingerprint);
            var client = new TestClient(one.Channel);
            await SellAsync(client, await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync(), 1, 1);
        }
        // Without the file nobody may make another one.
        var made = settings.Where(setting => setting.Key != "Postgres:CustomerKeyFile").ToDictionary();
        var refused = await Assert.ThrowsAsync<FileNotFoundException>(() => TestServer.StartAsync(made));
        Assert.Contains("CustomerKeyFile", refused.Message, StringComparison.Ordinal);
        await using var two = await TestServer.StartAsync(settings);
        Assert.Equal(fingerprint, FingerprintOf(two));
    }

    [Fact]
    public async Task Server_DatabaseThatIsNotThere_SaysWhichWayItTried()
    {
        var settings = await postgres.NewStoreAsync();
        settings["Postgres:ConnectionString"] += ";Password=secret;Database=gone";
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TestServer.StartAsync(settings));
        Assert.Contains("Postgres:ConnectionString", refused.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    private static string FingerprintOf(TestServer server) => Convert.ToHexString(server.Services.GetRequiredService<CustomerKey>().Fingerprint.Span);

    private static Task SellAsync(TestClient client, string source, string partner, int from, int to) => client.SubmitAsync(
        source, Make.Keyed(partner, [.. Enumerable.Range(from, to - from + 1).Select(number => Make.Sale($"sale-{number}", 10, Make.At("2026-01-10T10:00:00")))]));

    private static async Task<long> TransactionsAsync(TestClient client, string partner) =>
        (await client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = "2026-01" })).Kpis.Total.Transactions;
}
