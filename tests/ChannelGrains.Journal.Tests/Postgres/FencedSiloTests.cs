using System.Net;
using ChannelGrains.Postgres.Journals;
using Npgsql;

namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>The process of a silo that others declare dead, by the statements that Orleans' provider runs.</summary>
public sealed class FencedSiloTests : IAsyncDisposable
{
    private const string Cluster = "shops";
    private const int Generation = 7, Active = 3, Stopping = 5, Dead = 6;

    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly IPEndPoint Address = new(IPAddress.Loopback, 11_111);

    private readonly PostgresHarness _harness = new();

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task Append_AfterOthersDeclaredItsSiloDead_IsNotCommittedAndTheStoreEnds()
    {
        var (woken, other) = (await OpenAsync(), await _harness.OpenAsync());
        await woken.CommitAsync(await woken.OpenAsync("partner/1"), "before");
        Assert.Equal(1, await SetStatusAsync(Dead, version: 1));

        // A journal that nobody else has written to: its version alone would let it in.
        var late = woken.Append(await woken.OpenAsync("partner/2"), 0, "late".Utf8(), null).Ticket;
        Assert.NotEqual(CommitOutcome.Committed, await woken.WhenCommitted(late, Never));
        Assert.Contains("declared dead", (await _harness.FatalAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(0, (await other.OpenAsync("partner/2")).Version);
        await other.CommitAsync(await other.OpenAsync("partner/1"), "after");
        Assert.Equal(["before", "after"], await other.ReadAllAsync("partner/1"));
    }

    [Theory]
    [InlineData(Stopping, 1, 1)]
    [InlineData(Dead, 0, 0)]
    public async Task Append_WhileItsSiloIsNotKnownAsDead_IsCommitted(int status, int version, int changed)
    {
        var store = await OpenAsync();
        Assert.Equal(changed, await SetStatusAsync(status, version));
        await store.CommitAsync(await store.OpenAsync("partner/1"), "kept");
        Assert.Null(_harness.Fatal);
    }

    private async Task<PostgresJournalStore> OpenAsync()
    {
        var store = await _harness.OpenAsync();
        await store.WriteAsSiloAsync(Address, Generation, Never);
        await RunAsync("InsertMembershipVersionKey");
        Assert.Equal(1, await RunAsync("InsertMembershipKey", ("Version", 0), ("SiloName", "silo-1"), ("HostName", "here"), ("Status", Active), ("ProxyPort", 0), ("StartTime", DateTime.UtcNow), ("IAmAliveTime", DateTime.UtcNow)));
        return store;
    }

    private Task<int> SetStatusAsync(int status, int version) => RunAsync("UpdateMembershipKey", ("Version", version), ("Status", status), ("SuspectTimes", ""), ("IAmAliveTime", DateTime.UtcNow));

    private async Task<int> RunAsync(string key, params (string Name, object Value)[] values)
    {
        var postgres = await _harness.ServerAsync();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres.ConnectionString(_harness.Database!)) { SearchPath = "channelgrains" }.ConnectionString);
        await connection.OpenAsync(Never);
        await using var query = new NpgsqlCommand("select QueryText from OrleansQuery where QueryKey = $1", connection) { Parameters = { new() { Value = key } } };
        await using var command = new NpgsqlCommand((string)(await query.ExecuteScalarAsync(Never))!, connection);
        foreach (var (name, value) in (IEnumerable<(string, object)>)[("DeploymentId", Cluster), ("Address", $"{Address.Address}"), ("Port", Address.Port), ("Generation", Generation), .. values])
            command.Parameters.AddWithValue(name, value);
        return (int)(await command.ExecuteScalarAsync(Never))!;
    }
}
