using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Journal.Tests.Embedded;

public sealed class VerifyTests : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly JournalHarness _harness = new();

    private string FirstFile => Path.Combine(_harness.Directory, "journal-00000001.log");

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task Verify_SoundStore_CountsEverything()
    {
        await FillAsync();
        var report = Verify();
        Assert.Empty(report.Problems);
        Assert.Empty(report.Notes);
        Assert.Equal((600, 3), (report.Records, report.Journals));
        Assert.True(report.Groups > 0 && report.Bytes > 0);
        Assert.Empty(Directory.EnumerateDirectories(_harness.Root, "*.verify-*"));
    }

    [Fact]
    public async Task VerifyAsync_OpenStoreUnderLoad_IsSound()
    {
        await FillAsync();
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        using var stop = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                await store.CommitAsync(journal, "x");
        });
        var report = await store.VerifyAsync(Never);
        await stop.CancelAsync();
        await load;
        Assert.Empty(report.Problems);
        Assert.True(report.Records >= 600);
    }

    [Fact]
    public async Task Verify_BitFlippedInTheLog_NamesFileAndOffset()
    {
        await FillAsync();
        var bytes = await File.ReadAllBytesAsync(FirstFile);
        bytes[5000] ^= 1;
        await File.WriteAllBytesAsync(FirstFile, bytes);
        var report = Verify();
        var problem = report.Problems[0];
        Assert.Equal(FirstFile, problem.File);
        Assert.InRange(problem.Offset, 64, 5000);
    }

    [Theory]
    [InlineData("xk1", "other", "another value")]
    [InlineData("xnever", "v", "the log does not")]
    [InlineData("xk1", null, "misses the key")]
    [InlineData("npartner/9", "01234567890123456789", "the log does not")]
    public async Task Verify_IndexPlanted_IsFound(string key, string? value, string expected)
    {
        await FillAsync();
        using (var index = RocksDbSharp.RocksDb.Open(new RocksDbSharp.DbOptions(), _harness.IndexDirectory))
            if (value is null)
                index.Remove(key);
            else
                index.Put(key, value);
        Assert.Contains(Verify().Problems, problem => problem.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_IndexMissing_IsNotedOnly()
    {
        await FillAsync();
        Directory.Delete(_harness.IndexDirectory, recursive: true);
        var report = Verify();
        Assert.True(report.IsSound);
        Assert.Single(report.Notes);
    }

    [Fact]
    public async Task Verify_StoreOpen_IsRefused()
    {
        await _harness.OpenAsync();
        Assert.Throws<JournalLockedException>(Verify);
    }

    private VerifyReport Verify() => JournalVerifier.Verify(_harness.Options(), _harness.Fs, TimeProvider.System, Never);

    private async Task FillAsync()
    {
        await using var store = await _harness.OpenAsync();
        for (var number = 0; number < 200; number++)
            foreach (var name in new[] { "partner/1", "partner/2", "market/1" })
            {
                var journal = await store.OpenAsync(name);
                store.Append(journal, journal.Version, $"{number}".Utf8(), new IndexWrites().With($"k{number % 7}", $"{name}/{number}"));
            }
    }
}
