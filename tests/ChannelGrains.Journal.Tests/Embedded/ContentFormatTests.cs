using System.IO.Hashing;
using System.Text;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Journal.Tests.Embedded;

public sealed class ContentFormatTests : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly JournalHarness _harness = new();

    private string Backup => Path.Combine(_harness.Root, "backup");

    private string Restored => Path.Combine(_harness.Root, "restored");

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Theory]
    [InlineData(8, "Send it again.")]
    [InlineData(6, "Take a later program.")]
    public async Task Open_DirectoryOfAnotherNumber_IsRefusedWithWhatToDo(int program, string advice)
    {
        await FillAsync();
        _harness.Format = JournalHarness.Content with { Number = program };
        await AssertRefusedAsync("content format 7", program, advice);
        _harness.Format = JournalHarness.Content;
        Assert.Equal(["one"], await (await _harness.OpenAsync()).ReadAllAsync("partner/1"));
    }

    [Fact]
    public async Task Open_DirectoryWithoutANumber_IsRefusedWithWhatToDo()
    {
        await FillAsync();
        var path = Path.Combine(_harness.Directory, "journal.meta");
        await File.WriteAllTextAsync(path, Unnumbered(await File.ReadAllTextAsync(path)));
        await AssertRefusedAsync("no content format", 7, "Send it again.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("format 2\n")]
    [InlineData("format 2\nstore 00112233445566778899aabbccddeeff\nincarnation 1\n")]
    public async Task Open_MetaFileThatLacksLines_IsDamaged(string lines)
    {
        await FillAsync();
        await File.WriteAllTextAsync(Path.Combine(_harness.Directory, "journal.meta"), Sealed(lines));
        await Assert.ThrowsAsync<JournalCorruptException>(() => _harness.OpenAsync());
    }

    [Theory]
    [InlineData(8, "Send it again.")]
    [InlineData(6, "Take a later program.")]
    public async Task Restore_BackupOfAnotherNumber_IsRefusedAndMakesNothing(int program, string advice)
    {
        await FillAsync();
        AssertSays(Restore(program), Backup, "content format 7", program, advice);
        Assert.False(Directory.Exists(Restored));
    }

    [Fact]
    public async Task Restore_BackupWithoutANumber_IsRefused()
    {
        await FillAsync();
        var path = Path.Combine(Backup, BackupManifest.FileName);
        await File.WriteAllTextAsync(path, Unnumbered(await File.ReadAllTextAsync(path)));
        AssertSays(Restore(7), Backup, "no content format", 7, "Send it again.");
    }

    private ContentFormatException Restore(int program) => Assert.Throws<ContentFormatException>(
        () => JournalBackup.Restore(Backup, Restored, JournalHarness.Content with { Number = program }, _harness.Fs, TimeProvider.System, Never));

    private async Task AssertRefusedAsync(string found, int program, string advice)
    {
        AssertSays(await Assert.ThrowsAsync<ContentFormatException>(() => _harness.OpenAsync()), _harness.Directory, found, program, advice);
        AssertSays(
            Assert.Throws<ContentFormatException>(() => JournalVerifier.Verify(_harness.Options(), _harness.Fs, TimeProvider.System, Never)),
            _harness.Directory, found, program, advice);
    }

    private static void AssertSays(ContentFormatException refused, string directory, string found, int program, string advice)
    {
        Assert.StartsWith($"{directory} has {found}", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"this program reads content format {program}. {advice}", refused.Message, StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        await using var store = await _harness.OpenAsync();
        await store.CommitAsync(await store.OpenAsync("partner/1"), "one");
        await store.BackupAsync(Backup, null, Never);
    }

    /// <summary>As it was written before there were numbers.</summary>
    private static string Unnumbered(string text)
    {
        var lines = text[..text.LastIndexOf("checksum", StringComparison.Ordinal)].Split('\n').Where(line => !line.StartsWith("content ", StringComparison.Ordinal));
        var fields = string.Join('\n', lines).Replace("format 2", "format 1", StringComparison.Ordinal);
        return Sealed(fields);
    }

    private static string Sealed(string fields) => $"{fields}checksum {XxHash3.HashToUInt64(Encoding.ASCII.GetBytes(fields)):x16}\n";
}
