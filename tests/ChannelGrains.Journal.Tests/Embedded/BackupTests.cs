using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Journal.Tests.Embedded;

public sealed class BackupTests : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly JournalHarness _harness = new();

    private string Backup => Path.Combine(_harness.Root, "backup");

    private string Restored => Path.Combine(_harness.Root, "restored");

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task BackupAsync_UnderLoad_RestoresWhatWasAcknowledgedBefore()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        for (var number = 1; number <= 300; number++)
            await store.CommitAsync(journal, $"{number}", new IndexWrites().With($"k{number:D5}", $"{number}"));

        using var stop = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await store.CommitAsync(journal, $"{journal.Version + 1}", new IndexWrites().With($"k{journal.Version + 1:D5}", $"{journal.Version + 1}"));
        });
        var progress = new List<BackupProgress>();
        var manifest = await store.BackupAsync(Backup, new InlineProgress(progress.Add), Never);
        await stop.CancelAsync();
        await load;
        Assert.Equal(progress[^1].TotalBytes, progress[^1].CopiedBytes);

        var incarnation = JournalBackup.Restore(Backup, Restored, JournalHarness.Content, _harness.Fs, TimeProvider.System, Never);
        Assert.True(incarnation > store.Incarnation);
        await store.CommitAsync(journal, "after the backup");
        var restored = await _harness.OpenAsync(Restored);
        Assert.Equal(incarnation, restored.Incarnation);
        var records = await restored.ReadAllAsync("partner/1");
        Assert.InRange(records.Length, 300, journal.Version - 1);
        Assert.Equal(Enumerable.Range(1, records.Length).Select(number => $"{number}"), records);
        Assert.Equal(records.Length, (await restored.ScanAsync("k", max: 100_000)).Length);
        Assert.Equal(manifest.Files.Count, Directory.EnumerateFiles(Restored, "*.log").Count());

        await restored.CommitAsync(await restored.OpenAsync("partner/1"), "goes on");
        await restored.DisposeAsync();
        restored = await _harness.OpenAsync(Restored);
        Assert.Equal("goes on", (await restored.ReadAllAsync("partner/1"))[^1]);
        Assert.True((await restored.VerifyAsync(Never)).IsSound);
    }

    [Fact]
    public async Task BackupAsync_TargetExists_IsRefused()
    {
        var store = await _harness.OpenAsync();
        Directory.CreateDirectory(Backup);
        await Assert.ThrowsAsync<ArgumentException>(() => store.BackupAsync(Backup, null, Never));
    }

    [Fact]
    public async Task BackupAsync_LogDamaged_MakesNone()
    {
        await FillAsync();
        FlipBit(Path.Combine(_harness.Directory, "journal-00000001.log"), 3000);
        var store = await _harness.OpenAsync();
        var refused = await Assert.ThrowsAsync<JournalCorruptException>(() => store.BackupAsync(Backup, null, Never));
        Assert.Contains("there is no new backup", refused.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(Backup));
        Assert.DoesNotContain(Directory.GetFiles(Backup + ".partial"), path => path.EndsWith(".log", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("data/backup")]
    [InlineData("data/journal/backup")]
    [InlineData("link/backup")]
    [InlineData("link/missing/../../data/backup")]
    [InlineData("elsewhere/up/../../data/x/backup")]
    public async Task BackupAsync_TargetInsideTheStore_IsRefused(string target)
    {
        var store = await _harness.OpenAsync();
        Directory.CreateDirectory(Path.Combine(_harness.Directory, "journal"));
        Directory.CreateSymbolicLink(Path.Combine(_harness.Root, "link"), Path.Combine(_harness.Directory, "journal"));
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => store.BackupAsync(Path.Combine(_harness.Root, target), null, Never));
        Assert.Contains("inside", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relative/backup")]
    [InlineData("/")]
    public async Task BackupAsync_TargetThatIsNone_IsRefused(string target)
    {
        var store = await _harness.OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => store.BackupAsync(target, null, Never));
    }

    [Fact]
    public async Task BackupAsync_PartialOfSomebodyElse_IsRefusedAndTouchesNothing()
    {
        var store = await _harness.OpenAsync();
        await store.CommitAsync(await store.OpenAsync("partner/1"), "one");
        Directory.CreateDirectory(Backup + ".partial");
        await File.WriteAllTextAsync(Path.Combine(Backup + ".partial", "precious"), "mine");
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => store.BackupAsync(Backup, null, Never));
        Assert.DoesNotContain("Parameter", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Backup + ".partial", "precious")));
    }

    [Fact]
    public async Task BackupAsync_AfterAnInterruptedOne_ClearsItsRestAway()
    {
        var store = await _harness.OpenAsync();
        await store.CommitAsync(await store.OpenAsync("partner/1"), "one");
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.BackupAsync(Backup, new InlineProgress(_ => cancelled.Cancel()), cancelled.Token));
        await File.WriteAllTextAsync(Path.Combine(Backup + ".partial", "journal-00000009.log"), "the rest of a killed one");
        await store.BackupAsync(Backup, null, Never);
        Assert.False(Path.Exists(Backup + ".partial"));
        Assert.Equal(["backup.manifest", "journal-00000001.log"], Directory.GetFiles(Backup).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task BackupAsync_Files_AreTheirOwnersAlone()
    {
        await FillAsync();
        await using (var store = await _harness.OpenAsync())
            await store.BackupAsync(Backup, null, Never);
        if (OperatingSystem.IsWindows())
            return;
        foreach (var directory in new[] { Backup, _harness.Directory })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
            foreach (var path in Directory.GetFiles(directory))
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task Restore_AfterAnInterruptedOne_ClearsItsRestAway()
    {
        await BackUpAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => JournalBackup.Restore(Backup, Restored, JournalHarness.Content, _harness.Fs, TimeProvider.System, cancelled.Token));
        Assert.False(Path.Exists(Restored));
        JournalBackup.Restore(Backup, Restored, JournalHarness.Content, _harness.Fs, TimeProvider.System, Never);
        Assert.Equal(["one"], await (await _harness.OpenAsync(Restored)).ReadAllAsync("partner/1"));
    }

    [Fact]
    public async Task Restore_TargetNotEmpty_IsRefused()
    {
        await BackUpAsync();
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, "something"), "");
        Assert.Throws<ArgumentException>(() => JournalBackup.Restore(Backup, Restored, JournalHarness.Content, _harness.Fs, TimeProvider.System, Never));
    }

    [Theory]
    [InlineData("journal-00000001.log")]
    [InlineData("backup.manifest")]
    public async Task Restore_BackupDamaged_IsRefusedAndNothingCanBeOpened(string name)
    {
        await BackUpAsync();
        var path = Path.Combine(Backup, name);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        var refused = Assert.Throws<JournalCorruptException>(
            () => JournalBackup.Restore(Backup, Restored, JournalHarness.Content, _harness.Fs, TimeProvider.System, Never));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Restored, "journal.meta")));
    }

    [Fact]
    public void Restore_NotABackup_IsRefused() =>
        Assert.Throws<ArgumentException>(
            () => JournalBackup.Restore(_harness.Root, Restored, JournalHarness.Content, _harness.Fs, TimeProvider.System, Never));

    private async Task FillAsync()
    {
        await using var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        for (var number = 0; number < 200; number++)
            await store.CommitAsync(journal, $"{number}");
    }

    private static void FlipBit(string path, int offset)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[offset] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private async Task BackUpAsync()
    {
        await using var store = await _harness.OpenAsync();
        await store.CommitAsync(await store.OpenAsync("partner/1"), "one");
        await store.BackupAsync(Backup, null, Never);
    }

    private sealed class InlineProgress(Action<BackupProgress> report) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => report(value);
    }
}
