using ChannelGrains.Journal.Embedded;
using ChannelGrains.Journal.Tests.Simulation;

namespace ChannelGrains.Journal.Tests.Embedded;

/// <summary>Everything derived can be damaged: it is missing then, never wrong, and there again after a restart.</summary>
public sealed class IndexDamageTests : IAsyncDisposable
{
    private const int IndexRebuilt = 2021;
    private const int DamageFound = 2041;
    private const int Partners = 8;
    private const int Records = 80;

    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly EventCounts _log = new();
    private readonly JournalHarness _harness;

    public IndexDamageTests() => _harness = new JournalHarness { Log = _log };

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task OpenAsync_AnyPartOfTheIndexDamaged_AnswersNothingWrongAndTheNextStartMendsIt()
    {
        await FillAsync();
        var kept = _harness.IndexDirectory + ".kept";
        Copy(_harness.IndexDirectory, kept);
        var (files, found) = (Directory.GetFiles(kept).Where(path => path.EndsWith(".sst", StringComparison.Ordinal) || path.EndsWith(".blob", StringComparison.Ordinal)), 0);
        foreach (var file in files)
            foreach (var part in new[] { 0.02, 0.2, 0.4, 0.6, 0.8, 0.95 })
            {
                Copy(kept, _harness.IndexDirectory);
                FlipBit(Path.Combine(_harness.IndexDirectory, Path.GetFileName(file)), part);
                var isSound = Verify().IsSound;
                await using (var store = await _harness.OpenAsync())
                {
                    var isWhole = await AnswersAsync(store);
                    Assert.True(isWhole || !isSound, $"{file} at {part}: what cannot be read was not found by verify");
                    found += isWhole ? 0 : 1;
                }
                await using (var store = await _harness.OpenAsync())
                    Assert.True(await AnswersAsync(store, mayMissDerived: true), $"{file} at {part}: not mended by the next start");
            }
        Assert.True(found > 0 && _log[DamageFound] > 0 && _log[IndexRebuilt] > 1);
    }

    [Fact]
    public async Task VerifyAsync_IndexDamaged_SaysWhat()
    {
        await FillAsync();
        foreach (var path in Directory.GetFiles(_harness.IndexDirectory, "*.blob"))
            FlipBit(path, 0.5);
        var store = await _harness.OpenAsync();
        var report = await store.VerifyAsync(Never);
        Assert.Contains(report.Problems, problem => problem.Message.Contains("snapshots", StringComparison.Ordinal));
        Assert.Contains(Directory.GetFiles(_harness.IndexDirectory), path => path.EndsWith("DAMAGED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_LogCutBelowTheIndexAndItsRows_SaysSoOnce()
    {
        var log = Path.Combine(_harness.Directory, "journal-00000001.log");
        await using (var store = await _harness.OpenAsync())
            await store.CommitAsync(await store.OpenAsync("partner/1"), "first");
        var shorter = await File.ReadAllBytesAsync(log);
        await using (var store = await _harness.OpenAsync())
        {
            await store.CommitAsync(await store.OpenAsync("partner/1"), "acknowledged");
            await store.WriteRowsAsync(new IndexWrites().With("row", "shows the acknowledged one"), Never);
        }
        await File.WriteAllBytesAsync(log, shorter);

        Assert.Single(Verify().Problems, problem => problem.Message.Contains("The index was written when the log reached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OpenAsync_LogCutBelowWhatRowsShow_IsRefusedAndVerifySaysSo()
    {
        await using (var store = await _harness.OpenAsync())
        {
            var journal = await store.OpenAsync("partner/1");
            for (var number = 0; number < 5; number++)
                await store.CommitAsync(journal, $"{number}");
        }
        // As after a kill: the index is at an earlier checkpoint, the rows are not.
        var older = _harness.IndexDirectory + ".older";
        Copy(_harness.IndexDirectory, older);
        var log = Path.Combine(_harness.Directory, "journal-00000001.log");
        var shorter = await File.ReadAllBytesAsync(log);
        var killed = _harness.IndexDirectory + ".killed";
        await using (var store = await _harness.OpenAsync())
        {
            await store.CommitAsync(await store.OpenAsync("partner/1"), "acknowledged");
            await store.WriteRowsAsync(new IndexWrites().With("row", "shows the acknowledged one"), Never);
            Copy(_harness.IndexDirectory, killed);
        }
        Copy(killed, _harness.IndexDirectory);
        await File.WriteAllBytesAsync(log, shorter);

        Assert.Contains(Verify().Problems, problem => problem.Message.Contains("acknowledged records are missing", StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<JournalCorruptException>(() => _harness.OpenAsync());
        Assert.Contains("acknowledged records are missing", refused.Message, StringComparison.Ordinal);
        Copy(older, _harness.IndexDirectory);
        Assert.Equal(5, (await (await _harness.OpenAsync()).ReadAllAsync("partner/1")).Length);
    }

    /// <returns>False if something derived could not be read. What can be read must be right.</returns>
    private static async Task<bool> AnswersAsync(EmbeddedJournalStore store, bool mayMissDerived = false)
    {
        var isWhole = true;
        for (var partner = 0; partner < Partners; partner++)
        {
            var journal = await store.OpenAsync($"partner/{partner}");
            Assert.Equal(Records, journal.Version);
            isWhole &= await IsReadAsync(async () => Assert.Equal(Records, (await store.ReadAllAsync(journal.Name.Value)).Length));
            var snapshot = await store.ReadSnapshotAsync(journal, Never);
            isWhole &= snapshot is not null || mayMissDerived;
            if (snapshot is not null)
                Assert.Equal(Payload(partner), snapshot.Payload.ToArray());
            isWhole &= await IsReadAsync(async () => Assert.Equal($"{Records - 1}", await store.LookUpAsync($"k{partner}/{Records - 1}")));
            byte[]? row = null;
            isWhole &= await IsReadAsync(async () => row = await store.ReadRowAsync(Row(partner), Never));
            // An index that was built again has none.
            isWhole &= row is not null || mayMissDerived;
            if (row is not null)
                Assert.Equal(Payload(partner), row);
        }
        return isWhole;
    }

    private static async Task<bool> IsReadAsync(Func<Task> read)
    {
        try
        {
            await read();
            return true;
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            return false;
        }
    }

    private async Task FillAsync()
    {
        await using var store = await _harness.OpenAsync();
        for (var partner = 0; partner < Partners; partner++)
        {
            var journal = await store.OpenAsync($"partner/{partner}");
            for (var number = 0; number < Records; number++)
                store.Append(journal, number, $"{number}".Utf8(), new IndexWrites().With($"k{partner}/{number}", $"{number}"));
            await store.OpenAsync(journal.Name.Value);
            await store.WriteSnapshotAsync(journal, new JournalSnapshot(1, Records, Payload(partner)), Never);
            var rows = new IndexWrites();
            rows.Put(Row(partner).Span, Payload(partner));
            await store.WriteRowsAsync(rows, Never);
        }
    }

    private static ReadOnlyMemory<byte> Row(int partner) => System.Text.Encoding.UTF8.GetBytes($"row{partner}");

    private static byte[] Payload(int partner)
    {
        var payload = new byte[2000 + partner % 2 * -1500];
        new Random(partner).NextBytes(payload);
        return payload;
    }

    private VerifyReport Verify() => JournalVerifier.Verify(_harness.Options(), _harness.Fs, TimeProvider.System, Never);

    private static void FlipBit(string path, double part)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[(int)(bytes.Length * part)] ^= 4;
        File.WriteAllBytes(path, bytes);
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateFiles(from))
            File.Copy(path, Path.Combine(to, Path.GetFileName(path)));
    }
}
