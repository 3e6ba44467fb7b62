using ChannelGrains.Journal.Tests.Embedded;

namespace ChannelGrains.Journal.Tests.Postgres;

/// <summary>What a database must be before its journals are opened.</summary>
public sealed class OpeningTests : IAsyncDisposable
{
    private readonly PostgresHarness _harness = new();

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Theory]
    [InlineData("off")]
    [InlineData("local")]
    [InlineData("remote_write")]
    public async Task OpenAsync_CommitsThatCouldBeForgotten_IsRefused(string value)
    {
        var server = await _harness.ServerAsync();
        _harness.Database = await server.CreateDatabaseAsync();
        await server.ExecuteAsync("postgres", $"alter database {_harness.Database} set synchronous_commit = {value}");
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(_harness.OpenAsync);
        Assert.Contains($"synchronous_commit is {value}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Set it to on", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_OtherContentFormat_IsRefusedAndSaysWhatToDo()
    {
        await (await _harness.OpenAsync()).DisposeAsync();
        _harness.Format = JournalHarness.Content with { Number = 8 };
        var refused = await Assert.ThrowsAsync<ContentFormatException>(_harness.OpenAsync);
        Assert.Contains("The database has content format 7; this program reads content format 8. Send it again.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incarnation_CopyOfTheDatabase_IsTheNext()
    {
        var store = await _harness.OpenAsync();
        await store.CommitAsync(await store.OpenAsync("partner/1"), "1");
        await store.DisposeAsync();
        Npgsql.NpgsqlConnection.ClearAllPools();
        var server = await _harness.ServerAsync();
        await using var copy = new PostgresHarness { Database = await server.CreateDatabaseAsync(_harness.Database) };
        var restored = await copy.OpenAsync();
        Assert.Equal((1, 2), (store.Incarnation, restored.Incarnation));
        Assert.Equal(["1"], await restored.ReadAllAsync("partner/1"));
        await restored.DisposeAsync();
        Assert.Equal(2, (await copy.OpenAsync()).Incarnation);
        Assert.Equal(1, (await _harness.OpenAsync()).Incarnation);
    }

    [Fact]
    public async Task VerifyAsync_RecordsMissingOrChanged_NamesThem()
    {
        var store = await _harness.OpenAsync();
        foreach (var name in new[] { "partner/1", "partner/2", "partner/3" })
        {
            var journal = await store.OpenAsync(name);
            for (var version = 0; version < 3; version++)
                await store.CommitAsync(journal, $"{version}");
            await store.WriteSnapshotAsync(journal, new JournalSnapshot(1, 3, new byte[] { 1 }), CancellationToken.None);
        }
        Assert.True((await store.VerifyAsync(CancellationToken.None)).IsSound);
        var server = await _harness.ServerAsync();
        await server.ExecuteAsync(_harness.Database!, """
            delete from channelgrains.record where version = 2 and journal = (select id from channelgrains.journal where name = 'partner/1');
            update channelgrains.record set payload = 'x' where version = 2 and journal = (select id from channelgrains.journal where name = 'partner/2');
            delete from channelgrains.record where version = 3 and journal = (select id from channelgrains.journal where name = 'partner/3');
            """);
        var report = await store.VerifyAsync(CancellationToken.None);
        Assert.Equal(
            [
                "partner/1 has version 3 where 2 belongs. Restore a backup.",
                "The payload of version 2 of partner/2 does not match its checksum. Restore a backup.",
                "The snapshot of partner/3 is at version 3, but its journal ends at 2: acknowledged records are missing. Restore a backup.",
            ],
            report.Problems.Select(problem => problem.Message));
        await Assert.ThrowsAsync<JournalCorruptException>(() => store.ReadAllAsync("partner/1"));
        await Assert.ThrowsAsync<JournalCorruptException>(() => store.ReadAllAsync("partner/2"));
    }
}
