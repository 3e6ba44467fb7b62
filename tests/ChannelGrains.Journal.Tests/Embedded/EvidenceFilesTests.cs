using System.Security.Cryptography;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Journal.Tests.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Journal.Tests.Embedded;

/// <summary>Files on a disk that loses what was not synced.</summary>
public sealed class EvidenceFilesTests
{
    private const string Owner = "ann";

    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly LossyFileSystem _fs = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Files_WhoseMachineLosesItsPowerAnywhere_HoldWhatTheySaidIsHeld()
    {
        var random = new Random(7);
        var lost = 0;
        for (var steps = 0; steps < 90; steps++)
        {
            var fs = new LossyFileSystem();
            var (file, other) = (Content(5_000, steps), Content(3_000, -steps - 1));
            var (held, whole) = (0L, false);
            fs.StepsToPowerLoss = steps;
            try
            {
                var files = Open(fs);
                foreach (var part in file.Chunk(1_000))
                {
                    await using (var upload = await files.UploadAsync(Owner, Name(file), file.Length, Never))
                        await upload.WriteAsync(part, Never);
                    held = await files.HeldAsync(Owner, Name(file), Never);
                }
                await using (var upload = await files.UploadAsync(Owner, Name(file), file.Length, Never))
                    whole = await upload.CompleteAsync(Never);
                await KeepAsync(files, other);
            }
            catch (PowerLostException)
            {
                lost++;
            }
            fs.LosePower(random);

            var after = Open(fs);
            if (whole)
                Assert.Equal(EvidenceFault.None, await after.CheckAsync(Name(file), Never));
            else
                Assert.True(await after.FindAsync(Name(file), Never) == file.Length || await after.HeldAsync(Owner, Name(file), Never) >= held, $"after {steps} steps");
            await KeepAsync(after, file);
            await KeepAsync(after, other);
            Assert.Equal((EvidenceFault.None, EvidenceFault.None), (await after.CheckAsync(Name(file), Never), await after.CheckAsync(Name(other), Never)));
        }
        Assert.True(lost > 30);
    }

    [Fact]
    public async Task Upload_OfTheSameFileAnew_TakesOverWhatIsHeld()
    {
        var (files, file) = (Open(_fs), Content(2_000, 1));
        var first = await files.UploadAsync(Owner, Name(file), file.Length, Never);
        await first.WriteAsync(file.AsMemory(0, 700), Never);

        await using var second = await files.UploadAsync(Owner, Name(file), file.Length, Never);
        Assert.Equal(700, second.Held);
        await Assert.ThrowsAsync<EvidenceTakenOverException>(() => first.WriteAsync(file.AsMemory(700), Never).AsTask());
        await first.DisposeAsync();
        await second.WriteAsync(file.AsMemory(700), Never);
        Assert.True(await second.CompleteAsync(Never));

        var read = new byte[3_000];
        Assert.Equal(2_000, await files.ReadAsync(Name(file), 0, read, Never));
        Assert.Equal(file, read[..2_000]);
    }

    [Fact]
    public async Task Upload_ThatIsRewound_IsWrittenAnewFromThere()
    {
        var (files, file) = (Open(_fs), Content(2_000, 1));
        await using var upload = await files.UploadAsync(Owner, Name(file), file.Length, Never);
        await upload.WriteAsync(file.AsMemory(0, 500), Never);
        await upload.WriteAsync(new byte[1_000], Never);
        await upload.RewindAsync(500, Never);
        await upload.WriteAsync(file.AsMemory(500), Never);

        Assert.True(await upload.CompleteAsync(Never));
    }

    [Fact]
    public async Task Upload_OfOtherContent_LeavesNothing()
    {
        var (files, file) = (Open(_fs), Content(2_000, 1));
        await using (var upload = await files.UploadAsync(Owner, Name(file), file.Length, Never))
        {
            await upload.WriteAsync(Content(2_000, 2), Never);
            Assert.False(await upload.CompleteAsync(Never));
        }

        Assert.Equal((0L, null), (await files.HeldAsync(Owner, Name(file), Never), await files.FindAsync(Name(file), Never)));
        Assert.DoesNotContain(_fs.Paths, path => path.Contains(".part", StringComparison.Ordinal) || path.Contains(".note", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upload_OnADiskThatIsFull_LosesNothingThatWasHeld()
    {
        var (files, file) = (Open(_fs), Content(4_000, 1));
        await using (var upload = await files.UploadAsync(Owner, Name(file), file.Length, Never))
        {
            await upload.WriteAsync(file.AsMemory(0, 1_000), Never);
            _fs.WritesToDiskFull = 0;
            Assert.Equal(EvidenceBound.Disk, (await Assert.ThrowsAsync<EvidenceFullException>(() => upload.WriteAsync(file.AsMemory(1_000, 1_000), Never).AsTask())).Bound);
            Assert.Equal(1_000, upload.Held);
        }
        Assert.Equal(1_000, await files.HeldAsync(Owner, Name(file), Never));
        await KeepAsync(files, file);
        _fs.CapacityBytes = 5_000;
        Assert.Equal(EvidenceBound.Disk, (await Assert.ThrowsAsync<EvidenceFullException>(() => files.UploadAsync(Owner, Name(Content(4_000, 2)), 4_000, Never).AsTask())).Bound);
    }

    [Fact]
    public async Task Upload_AfterASyncThatFailed_TrustsNothingOfIt()
    {
        var (files, file) = (Open(_fs), Content(1_000, 1));
        await using (var upload = await files.UploadAsync(Owner, Name(file), file.Length, Never))
        {
            await upload.WriteAsync(file, Never);
            _fs.SyncsToFailure = 0;
            await Assert.ThrowsAsync<IOException>(() => upload.CompleteAsync(Never).AsTask());
        }

        Assert.Equal((0L, null), (await files.HeldAsync(Owner, Name(file), Never), await files.FindAsync(Name(file), Never)));
        await KeepAsync(files, file);
        Assert.Equal(EvidenceFault.None, await files.CheckAsync(Name(file), Never));
    }

    [Fact]
    public async Task Uploads_BeyondTheirBounds_AreRefusedUntilSomeExpire()
    {
        var files = EvidenceFiles.Open(new EmbeddedEvidenceOptions { Directory = "/data/evidence", MaxOwnerParts = 2, MaxPartBytes = 10_000, ReserveBytes = 0 }, _fs, _time);
        foreach (var number in new[] { 1, 2 })
            await BeginAsync(files, Owner, Content(3_000, number));

        Assert.Equal(EvidenceBound.Owner, await BoundAsync(Owner, 3_000));
        Assert.Equal(EvidenceBound.All, await BoundAsync("bob", 4_001));
        _time.Advance(TimeSpan.FromHours(23));
        await BeginAsync(files, "bob", Content(4_000, 3));
        _time.Advance(TimeSpan.FromHours(2));
        await BeginAsync(files, Owner, Content(3_000, 4));
        Assert.Equal((0L, 100L), (await files.HeldAsync(Owner, Name(Content(3_000, 1)), Never), await files.HeldAsync("bob", Name(Content(4_000, 3)), Never)));

        async Task<EvidenceBound> BoundAsync(string owner, int size) =>
            (await Assert.ThrowsAsync<EvidenceFullException>(() => files.UploadAsync(owner, Name(Content(size, 9)), size, Never).AsTask())).Bound;
    }

    [Fact]
    public async Task Sweep_FilesThatNobodyClaims_KeepsThoseThatAreUploadedAgain()
    {
        var (files, file, other) = (Open(_fs), Content(1_000, 1), Content(1_000, 2));
        await KeepAsync(files, file);
        await KeepAsync(files, other);

        Assert.Equal(0, await SweepAsync());
        _time.Advance(TimeSpan.FromMinutes(61));
        await KeepAsync(files, file);
        Assert.Equal(1, await SweepAsync());
        Assert.Equal((EvidenceFault.None, EvidenceFault.Missing), (await files.CheckAsync(Name(file), Never), await files.CheckAsync(Name(other), Never)));

        // One that is claimed meanwhile starts again.
        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(0, await files.SweepAsync((_, _) => ValueTask.FromResult(true), Never));
        Assert.Equal(0, await SweepAsync());
        _time.Advance(TimeSpan.FromMinutes(61));
        await using (await files.UploadAsync(Owner, Name(file), file.Length, Never))
            Assert.Equal(0, await SweepAsync());
        Assert.Equal(0, await SweepAsync());
        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(1, await SweepAsync());

        ValueTask<int> SweepAsync() => files.SweepAsync((_, _) => ValueTask.FromResult(false), Never);
    }

    private EvidenceFiles Open(IJournalFileSystem fs) => EvidenceFiles.Open(new EmbeddedEvidenceOptions { Directory = "/data/evidence", ReserveBytes = 0, NoteBytes = 1_500 }, fs, _time);

    private static async Task KeepAsync(EvidenceFiles files, byte[] file)
    {
        await using var upload = await files.UploadAsync(Owner, Name(file), file.Length, Never);
        await upload.WriteAsync(file.AsMemory((int)upload.Held), Never);
        Assert.True(await upload.CompleteAsync(Never));
    }

    private static async Task BeginAsync(EvidenceFiles files, string owner, byte[] file)
    {
        await using var upload = await files.UploadAsync(owner, Name(file), file.Length, Never);
        await upload.WriteAsync(file.AsMemory(0, 100), Never);
    }

    private static byte[] Content(int size, int number)
    {
        var content = new byte[size];
        new Random(number).NextBytes(content);
        return content;
    }

    private static EvidenceName Name(byte[] file) => new(Convert.ToHexStringLower(SHA256.HashData(file)));
}
