using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Journal.Tests.Embedded;

/// <summary>One process at a time: by whatever path, whatever was deleted.</summary>
public sealed class LockTests : IAsyncDisposable
{
    private readonly JournalHarness _harness = new();

    private string Elsewhere => Path.Combine(_harness.Root, "elsewhere");

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Theory]
    [InlineData("journal.lock")]
    [InlineData("journal.lock", "journal.meta")]
    [InlineData("journal-00000001.log")]
    public async Task OpenAsync_FilesDeletedWhileAnotherRuns_IsRefusedAndHarmsNothing(params string[] deleted)
    {
        var store = await _harness.OpenAsync();
        await store.CommitAsync(await store.OpenAsync("partner/1"), "one", new IndexWrites().With("k", "one"));
        foreach (var name in deleted)
            File.Delete(Path.Combine(_harness.Directory, name));
        var refused = await Assert.ThrowsAsync<JournalLockedException>(() => _harness.OpenAsync());
        Assert.Contains($"process {Environment.ProcessId} ", refused.Message, StringComparison.Ordinal);
        await store.CommitAsync(await store.OpenAsync("partner/1"), "two");
        Assert.Equal(["one", "two"], await store.ReadAllAsync("partner/1"));
        Assert.Equal("one", await store.LookUpAsync("k"));
    }

    [Fact]
    public async Task OpenAsync_ThroughASymbolicLink_IsRefused()
    {
        await _harness.OpenAsync();
        Directory.CreateSymbolicLink(Elsewhere, _harness.Directory);
        await Assert.ThrowsAsync<JournalLockedException>(() => _harness.OpenAsync(Elsewhere));
    }

    [Fact]
    public async Task OpenAsync_DirectoryRenamedWhileAnotherRuns_IsRefused()
    {
        await _harness.OpenAsync();
        Directory.Move(_harness.Directory, Elsewhere);
        await Assert.ThrowsAsync<JournalLockedException>(() => _harness.OpenAsync(Elsewhere));
    }

    [Fact]
    public async Task OpenAsync_OwnerFileOfAnotherProcess_NamesWhoReallyHoldsIt()
    {
        await _harness.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(_harness.Directory, "journal.lock"), "process 17507 (dotnet) on elsewhere");
        var refused = await Assert.ThrowsAsync<JournalLockedException>(() => _harness.OpenAsync());
        Assert.Contains($"process {Environment.ProcessId} ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_ManyAtTheSameInstant_OneGetsIt()
    {
        var openings = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await _harness.OpenAsync();
            }
            catch (JournalLockedException)
            {
                return null;
            }
        }));
        Assert.Single(await Task.WhenAll(openings), store => store is not null);
    }

    [Fact]
    public async Task OpenAsync_IndexOfARunningStore_IsRefusedAndHarmsNothing()
    {
        var store = await _harness.OpenAsync();
        await store.CommitAsync(await store.OpenAsync("partner/1"), "one", new IndexWrites().With("k", "one"));
        foreach (var name in new[] { "LOCK", "index.lock" })
            File.Delete(Path.Combine(_harness.IndexDirectory, name));
        Directory.CreateSymbolicLink(Elsewhere + ".index", _harness.IndexDirectory);
        await Assert.ThrowsAsync<JournalLockedException>(() => _harness.OpenAsync(Elsewhere));
        Assert.Equal("one", await store.LookUpAsync("k"));
        Assert.NotEmpty(Directory.EnumerateFiles(_harness.IndexDirectory, "MANIFEST-*"));
    }

    [Fact]
    public async Task OpenAsync_DatabaseLockedByOthers_IsRefusedAndDeletesNothing()
    {
        await (await _harness.OpenAsync()).DisposeAsync();
        using (RocksDbSharp.RocksDb.Open(new RocksDbSharp.DbOptions(), _harness.IndexDirectory))
        {
            var before = Directory.GetFiles(_harness.IndexDirectory);
            await Assert.ThrowsAsync<JournalLockedException>(() => _harness.OpenAsync());
            // Its log of messages is renamed, all else stays.
            Assert.Superset(before.Where(path => !path.EndsWith("LOG", StringComparison.Ordinal)).ToHashSet(), Directory.GetFiles(_harness.IndexDirectory).ToHashSet());
        }
        await _harness.OpenAsync();
    }

    [Fact]
    public async Task Append_DirectoryReplacedWhileRunning_StopsBeforeItWritesIntoTheOther()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "kept");
        Directory.Move(_harness.Directory, Elsewhere);
        Directory.CreateDirectory(_harness.Directory);
        CommitOutcome outcome;
        do
        {
            var appended = store.Append(journal, journal.Version, new string('x', 3000).Utf8(), null);
            if (appended.Status == AppendStatus.Closed)
                break;
            outcome = await store.WhenCommitted(appended.Ticket, CancellationToken.None);
        }
        while (outcome == CommitOutcome.Committed);
        Assert.Empty(Directory.EnumerateFiles(_harness.Directory));
        Assert.Contains("moved or replaced", (await _harness.WhenFatalAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_FilesDeletedWhileAServerRuns_IsRefused()
    {
        await _harness.OpenAsync();
        File.Delete(Path.Combine(_harness.Directory, "journal.lock"));
        Assert.Throws<JournalLockedException>(
            () => JournalVerifier.Verify(_harness.Options(), _harness.Fs, TimeProvider.System, CancellationToken.None));
    }
}
