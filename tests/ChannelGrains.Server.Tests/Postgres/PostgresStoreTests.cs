using ChannelGrains.Admin.V1;
using ChannelGrains.Kpi.V1;

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
    public async Task Server_OtherCustomerKey_IsNotStarted()
    {
        var settings = await postgres.NewStoreAsync();
        await using (var server = await TestServer.StartAsync(settings))
        {
            // From its first source on it knows whose key it has.
            var client = new TestClient(server.Channel);
            await SellAsync(client, await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync(), 1, 1);
        }
        using var other = new TemporaryDirectory();
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => TestServer.StartAsync(settings, other.Path));
        Assert.Contains("another customer key", refused.Message, StringComparison.Ordinal);
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

    private static Task SellAsync(TestClient client, string source, string partner, int from, int to) => client.SubmitAsync(
        source, Make.Keyed(partner, [.. Enumerable.Range(from, to - from + 1).Select(number => Make.Sale($"sale-{number}", 10, Make.At("2026-01-10T10:00:00")))]));

    private static async Task<long> TransactionsAsync(TestClient client, string partner) =>
        (await client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = "2026-01" })).Kpis.Total.Transactions;
}
