using ChannelGrains.Grains.JournalCopies;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Postgres.Journals;
using ChannelGrains.Server.Tests.Postgres;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Server.Tests.JournalCopies;

/// <summary>Journals of a real server, copied into PostgreSQL and back.</summary>
public sealed class JournalCopyTests(SharedPostgres postgres) : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Copy_ToPostgresAndBack_ServersGoOnWithEachFigureAndKnowEachTransaction()
    {
        string source, partner;
        await using (var server = await TestServer.StartAsync(Embedded, _directory.Path))
        {
            var client = new TestClient(server.Channel);
            (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
            await SellAsync(client, source, partner, 1, 700);
            await SellAsync(client, await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync(), 1, 5);
        }
        var database = await postgres.NewStoreAsync();

        Assert.Matches("copied [0-9]+ journals with [0-9]+ records and [0-9]+ entries of the index; all are equal", await RunAsync(0, "postgres", database));

        await using (var server = await TestServer.StartAsync(database, _directory.Path))
            await GoOnAsync(new TestClient(server.Channel), source, partner, known: 700, until: 900);
        Directory.Delete(Path.Combine(_directory.Path, "journal"), recursive: true);
        await RunAsync(0, "embedded", database);
        await using var again = await TestServer.StartAsync(Embedded, _directory.Path);
        await GoOnAsync(new TestClient(again.Channel), source, partner, known: 900, until: 950);
    }

    [Fact]
    public async Task Copy_BrokenOffAnywhere_GoesOnAndIsWhole()
    {
        await SeedAsync(300);
        var database = await postgres.NewStoreAsync();
        await using var source = await OpenEmbeddedAsync();
        CopyReport? report = null;
        for (var writes = 1; report is null; writes += 2)
        {
            Assert.True(writes < 200, "It never got to its end.");
            await using var destination = await OpenPostgresAsync(database);
            using var broken = new CancellationTokenSource();
            try
            {
                var left = writes;
                var breaking = new HookedStore(destination)
                {
                    AfterAppend = _ =>
                    {
                        if (--left == 0)
                            broken.Cancel();
                    },
                };
                report = await new JournalCopy(source, breaking, TimeProvider.System, _ => { }).RunAsync(broken.Token);
            }
            catch (OperationCanceledException)
            {
                await Assert.ThrowsAsync<InvalidDataException>(() => CopyLog.RequireWholeAsync(destination, Never));
            }
        }
        Assert.True(report is { Journals: 3, Records: >= 4, Entries: > 300 }, report.ToString());
        await using var whole = await OpenPostgresAsync(database);
        await CopyLog.RequireWholeAsync(whole, Never);
        Assert.Contains("is whole", (await RefusedAsync(source, whole)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_IntoOtherJournalsOrOfNothing_IsRefused()
    {
        var database = await postgres.NewStoreAsync();
        Assert.Contains("holds no journals", await RunAsync(1, "postgres", database), StringComparison.Ordinal);
        await SeedAsync(1);
        await using (var other = await TestServer.StartAsync(database))
            await new TestClient(other.Channel).CreatePartnerAsync();
        Assert.Contains("holds journals of its own", await RunAsync(1, "postgres", database), StringComparison.Ordinal);
        Assert.Contains("Postgres:ConnectionString is not set", await RunAsync(1, "postgres", []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copy_OfWhatChangesMeanwhile_IsRefusedAndNoServerStartsOnIt()
    {
        await SeedAsync(10);
        var database = await postgres.NewStoreAsync();
        await using (var source = await OpenEmbeddedAsync())
        await using (var destination = await OpenPostgresAsync(database))
        {
            var journal = await source.OpenAsync(new JournalName("bank"), Never);
            var copying = new JournalCopy(source, destination, TimeProvider.System, told =>
            {
                if (told.Contains("compared", StringComparison.Ordinal))
                    source.WhenCommitted(source.Append(journal, 0, new Journal.V1.Fact().ToByteArray(), null).Ticket, Never).AsTask().Wait(Never);
            });
            Assert.Contains("Stop it", (await Assert.ThrowsAsync<InvalidDataException>(() => copying.RunAsync(Never))).Message, StringComparison.Ordinal);
        }
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => TestServer.StartAsync(database, _directory.Path));
        Assert.Contains("not whole", refused.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Embedded => new() { ["Postgres:ConnectionString"] = null };

    private async Task SeedAsync(int sales)
    {
        await using var server = await TestServer.StartAsync(Embedded, _directory.Path);
        var client = new TestClient(server.Channel);
        await SellAsync(client, await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync(), 1, sales);
    }

    private static async Task GoOnAsync(TestClient client, string source, string partner, int known, int until)
    {
        Assert.Equal(known, await TransactionsAsync(client, partner));
        await SellAsync(client, source, partner, known - 100, until);
        Assert.Equal(until, await TransactionsAsync(client, partner));
        Assert.Empty((await client.Admin.VerifyJournalAsync(new())).Problems);
        await Eventually.TrueAsync(async () => (await client.Markets.VerifyViewsAsync(new())) is { Behind: 0, Differences.Count: 0 });
    }

    private async Task<string> RunAsync(int code, string to, Dictionary<string, string?> settings)
    {
        var environment = settings.ToDictionary(setting => "CHANNELGRAINS__" + setting.Key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant(), setting => setting.Value);
        environment["CHANNELGRAINS__JOURNAL__RESERVEMIB"] = "0";
        await using var process = ProcessGroup.Start("dotnet", [typeof(ChannelServer).Assembly.Location, "copy", "--data", _directory.Path, "--to", to], environment);
        var (ended, output) = await process.EndAsync();
        Assert.True(ended == code, output);
        return output;
    }

    private static Task<InvalidDataException> RefusedAsync(IJournalStore source, IJournalStore destination) =>
        Assert.ThrowsAsync<InvalidDataException>(() => new JournalCopy(source, destination, TimeProvider.System, _ => { }).RunAsync(Never));

    private async Task<IJournalStore> OpenEmbeddedAsync() => await EmbeddedJournalStore.OpenAsync(
        new EmbeddedJournalOptions { Directory = Path.Combine(_directory.Path, "journal"), Content = StoredContent.Format, ReserveBytes = 0 },
        PhysicalFileSystem.Instance, NullLogger.Instance, new ServiceCollection().AddMetrics().AddSingleton<JournalInstruments>().BuildServiceProvider().GetRequiredService<JournalInstruments>(),
        TimeProvider.System, _ => { }, Never);

    private static async Task<IJournalStore> OpenPostgresAsync(Dictionary<string, string?> database) => await PostgresJournalStore.OpenAsync(
        new PostgresJournalOptions { ConnectionString = database["Postgres:ConnectionString"]!, Content = StoredContent.Format, MaxConnections = 4 },
        NullLogger.Instance, new PostgresInstruments(null), TimeProvider.System, _ => { }, Never);

    private static Task SellAsync(TestClient client, string source, string partner, int from, int to) => client.SubmitAsync(
        source, Make.Keyed(partner, [.. Enumerable.Range(from, to - from + 1).Select(number => Make.Sale($"sale-{number}", 10, Make.At("2026-01-10T10:00:00")))]));

    private static async Task<long> TransactionsAsync(TestClient client, string partner) =>
        (await client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = "2026-01" })).Kpis.Total.Transactions;
}
