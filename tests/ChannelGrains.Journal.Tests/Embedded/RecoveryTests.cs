using ChannelGrains.Journal.Embedded;
using ChannelGrains.Journal.Tests.Simulation;

namespace ChannelGrains.Journal.Tests.Embedded;

public sealed class RecoveryTests : IAsyncDisposable
{
    private const int TornTail = 2011;
    private const int IndexRebuilt = 2021;

    private readonly EventCounts _log = new();
    private readonly JournalHarness _harness;

    public RecoveryTests() => _harness = new JournalHarness { Log = _log };

    private string FirstFile => Path.Combine(_harness.Directory, "journal-00000001.log");

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task OpenAsync_TornTail_IsCutWithAWarning()
    {
        await FillAsync(10);
        DeleteIndex();
        Overwrite(FirstFile, EndOfLog(), new byte[700].Select((_, at) => (byte)(at / 512)).ToArray());
        var store = await _harness.OpenAsync();
        Assert.Equal(10, (await store.ReadAllAsync("partner/1")).Length);
        Assert.Equal(1, _log[TornTail]);
        await store.CommitAsync(await store.OpenAsync("partner/1"), "11");
        await store.DisposeAsync();
        Assert.Equal(11, (await (await _harness.OpenAsync()).ReadAllAsync("partner/1")).Length);
        Assert.Equal(1, _log[TornTail]);
    }

    [Fact]
    public async Task OpenAsync_LastFrameHalfWritten_IsCutWithAWarning()
    {
        await FillAsync(10);
        DeleteIndex();
        Overwrite(FirstFile, EndOfLog() - 8, new byte[8].Select(_ => (byte)7).ToArray());
        var store = await _harness.OpenAsync();
        Assert.Equal(9, (await store.ReadAllAsync("partner/1")).Length);
        Assert.Equal(1, _log[TornTail]);
    }

    [Fact]
    public async Task OpenAsync_BitFlippedInside_IsRefusedNamingThePlace()
    {
        await FillAsync(10);
        DeleteIndex();
        FlipBit(FirstFile, EndOfLog() / 2);
        var refused = await Assert.ThrowsAsync<JournalCorruptException>(() => _harness.OpenAsync());
        Assert.Contains(FirstFile, refused.Message, StringComparison.Ordinal);
        Assert.Contains("offset", refused.Message, StringComparison.Ordinal);
        Assert.Contains("restore it from a backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_BitFlippedInTheLastGroupOfACleanClose_IsRefused()
    {
        await FillAsync(10);
        FlipBit(FirstFile, EndOfLog() - 10);
        await Assert.ThrowsAsync<JournalCorruptException>(() => _harness.OpenAsync());
    }

    [Fact]
    public async Task OpenAsync_FrameOfAnotherHistory_IsRefused()
    {
        var other = await _harness.OpenAsync(Path.Combine(_harness.Root, "other"));
        foreach (var (store, payload) in new[] { (other, "B"), (await _harness.OpenAsync(), "A") })
        {
            var journal = await store.OpenAsync("partner/1");
            await store.CommitAsync(journal, payload + "1");
            await store.CommitAsync(journal, payload + "2");
            await store.DisposeAsync();
        }
        DeleteIndex();
        var foreign = File.ReadAllBytes(Path.Combine(_harness.Root, "other", "journal-00000001.log"));
        var start = (int)EndOfLog() / 2;
        start = foreign.AsSpan(start).IndexOf("CGJF"u8) + start;
        Overwrite(FirstFile, start, foreign[start..(int)EndOfLog()]);
        var refused = await Assert.ThrowsAsync<JournalCorruptException>(() => _harness.OpenAsync());
        Assert.Contains("does not continue", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("journal.meta", 20)]
    [InlineData("journal-00000001.log", 20)]
    public async Task OpenAsync_BitFlippedInAHead_IsRefused(string name, long offset)
    {
        await FillAsync(3);
        FlipBit(Path.Combine(_harness.Directory, name), offset);
        var refused = await Assert.ThrowsAsync<JournalCorruptException>(() => _harness.OpenAsync());
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("journal.meta")]
    [InlineData("journal-00000001.log")]
    public async Task OpenAsync_FileMissing_IsRefused(string name)
    {
        await FillAsync(2000);
        File.Delete(Path.Combine(_harness.Directory, name));
        var refused = await Assert.ThrowsAsync<JournalCorruptException>(() => _harness.OpenAsync());
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_AllLogFilesMissing_IsRefusedBecauseTheIndexKnows()
    {
        await FillAsync(3);
        File.Delete(FirstFile);
        await Assert.ThrowsAsync<JournalCorruptException>(() => _harness.OpenAsync());
    }

    [Fact]
    public async Task OpenAsync_IndexDeleted_IsRebuilt()
    {
        await FillAsync(500);
        DeleteIndex();
        await CheckFilledAsync(500);
    }

    [Fact]
    public async Task OpenAsync_IndexDamaged_IsRebuilt()
    {
        await FillAsync(500);
        foreach (var path in Directory.EnumerateFiles(_harness.IndexDirectory, "MANIFEST-*"))
            File.WriteAllText(path, "damaged");
        await CheckFilledAsync(500);
        Assert.True(_log[IndexRebuilt] >= 2);
    }

    [Fact]
    public async Task OpenAsync_OlderIndexOfManyJournals_CatchesUp()
    {
        await AppendToManyAsync("1");
        var older = _harness.IndexDirectory + ".older";
        Directory.Move(_harness.IndexDirectory, older);
        Directory.CreateDirectory(_harness.IndexDirectory);
        foreach (var path in Directory.EnumerateFiles(older))
            File.Copy(path, Path.Combine(_harness.IndexDirectory, Path.GetFileName(path)));
        await AppendToManyAsync("2");
        Directory.Delete(_harness.IndexDirectory, recursive: true);
        Directory.Move(older, _harness.IndexDirectory);
        var store = await _harness.OpenAsync();
        for (var number = 0; number < 800; number++)
            Assert.Equal([$"{number}/1", $"{number}/2"], await store.ReadAllAsync($"partner/{number}"));
        Assert.Equal(1, _log[IndexRebuilt]);
    }

    [Fact]
    public async Task OpenAsync_IndexOfAnotherStore_IsRebuilt()
    {
        await FillAsync(500);
        var other = await _harness.OpenAsync(Path.Combine(_harness.Root, "other"));
        await other.DisposeAsync();
        DeleteIndex();
        Directory.Move(Path.Combine(_harness.Root, "other.index"), _harness.IndexDirectory);
        await CheckFilledAsync(500);
    }

    [Fact]
    public async Task OpenAsync_SecondTime_IsRefusedNamingTheOwner()
    {
        await _harness.OpenAsync();
        var refused = await Assert.ThrowsAsync<JournalLockedException>(() => _harness.OpenAsync());
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Stop that process", refused.Message, StringComparison.Ordinal);
    }

    private async Task FillAsync(int records)
    {
        await using var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        for (var number = 1; number <= records; number++)
        {
            var ticket = store.Append(journal, journal.Version, $"{number}".Utf8(), new IndexWrites().With($"k{number % 50}", $"{number}")).Ticket;
            if (records < 100 || number == records)
                await store.WhenCommitted(ticket, CancellationToken.None);
        }
    }

    private async Task AppendToManyAsync(string what)
    {
        await using var store = await _harness.OpenAsync();
        for (var number = 0; number < 800; number++)
        {
            var journal = await store.OpenAsync($"partner/{number}");
            store.Append(journal, journal.Version, $"{number}/{what}".Utf8(), null);
        }
    }

    private async Task CheckFilledAsync(int records)
    {
        var store = await _harness.OpenAsync();
        Assert.Equal(records, (await store.ReadAllAsync("partner/1")).Length);
        Assert.Equal($"{records}", await store.LookUpAsync($"k{records % 50}"));
        Assert.Equal(50, (await store.ScanAsync("k")).Length);
    }

    private void DeleteIndex() => Directory.Delete(_harness.IndexDirectory, recursive: true);

    private long EndOfLog() => File.ReadAllBytes(FirstFile).AsSpan().LastIndexOfAnyExcept((byte)0) / 8 * 8 + 8;

    private static void FlipBit(string path, long offset)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[offset] ^= 4;
        File.WriteAllBytes(path, bytes);
    }

    private static void Overwrite(string path, long offset, byte[] with)
    {
        using var file = File.OpenWrite(path);
        file.Position = offset;
        file.Write(with);
    }
}
