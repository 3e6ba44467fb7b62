using ChannelGrains.Journal.Embedded;
using ChannelGrains.Journal.Tests.Simulation;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Journal.Tests.Embedded;

public sealed class FailureTests : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly LossyFileSystem _fs = new();
    private readonly FakeTimeProvider _time = new();
    private readonly JournalHarness _harness;

    public FailureTests() => _harness = new JournalHarness(_fs) { Time = _time, ReserveBytes = 10_000, MaxQueuedBytes = 1024 * 1024, MaxRecordBytes = 1024 * 1024 };

    public ValueTask DisposeAsync() => _harness.DisposeAsync();

    [Fact]
    public async Task Sync_Fails_PoisonsTheStore()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "kept");
        _fs.SyncsToFailure = 0;
        var ticket = store.Append(journal, 1, "unknown".Utf8(), null).Ticket;
        Assert.Equal(CommitOutcome.Unknown, await store.WhenCommitted(ticket, Never));
        Assert.Equal(CommitOutcome.Unknown, await store.WhenCommitted(ticket, Never));
        Assert.False(store.IsCommitted(ticket));
        Assert.False(store.CanWrite);
        Assert.Equal(AppendStatus.Closed, store.Append(journal, 1, "more".Utf8(), null).Status);
        Assert.Equal(["kept"], await store.ReadAllAsync("partner/1"));
        await store.DisposeAsync();
        Assert.Contains("did not sync", _harness.Fatal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_FailsThenPowerLoss_LosesNothingThatTheRestartShowed()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "kept");
        _fs.SyncsToFailure = 0;
        await store.WhenCommitted(store.Append(journal, 1, "unknown".Utf8(), null).Ticket, Never);
        await store.DisposeAsync();
        _fs.KillProcess();

        store = await _harness.OpenAsync();
        Assert.Equal(["kept", "unknown"], await store.ReadAllAsync("partner/1"));
        await store.CommitAsync(await store.OpenAsync("partner/1"), "after");
        _fs.CutPower();
        await store.DisposeAsync();
        _fs.LosePower(new Random(1));
        Assert.Equal(["kept", "unknown", "after"], await (await _harness.OpenAsync()).ReadAllAsync("partner/1"));
    }

    [Fact]
    public async Task Sync_FailsAgainAtTheRestart_DoesNotOpen()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "kept");
        _fs.SyncsToFailure = 0;
        await store.WhenCommitted(store.Append(journal, 1, "unknown".Utf8(), null).Ticket, Never);
        await store.DisposeAsync();
        _fs.KillProcess();
        _fs.SyncsToFailure = 0;
        await Assert.ThrowsAsync<IOException>(() => _harness.OpenAsync());
    }

    [Fact]
    public async Task Write_DiskFull_LosesWhatIsQueuedAndResumes()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "kept", new IndexWrites().With("k", "kept"));
        _fs.WritesToDiskFull = 0;
        var ticket = store.Append(journal, 1, "lost".Utf8(), new IndexWrites().With("k", "lost")).Ticket;
        Assert.Equal(CommitOutcome.Lost, await store.WhenCommitted(ticket, Never));
        Assert.Equal((2, 1L, false), (store.Generation, journal.Version, store.CanWrite));
        Assert.Equal(AppendStatus.Full, store.Append(journal, 1, "again".Utf8(), null).Status);

        _time.Advance(TimeSpan.FromSeconds(1));
        await ResumedAsync(store);
        await store.CommitAsync(journal, "again");
        Assert.False(store.IsCommitted(ticket));
        Assert.Equal(CommitOutcome.Lost, await store.WhenCommitted(ticket, Never));
        Assert.Equal("kept", await store.LookUpAsync("k"));
        await store.DisposeAsync();
        Assert.Equal(["kept", "again"], await (await _harness.OpenAsync()).ReadAllAsync("partner/1"));
        Assert.Null(_harness.Fatal);
    }

    [Fact]
    public async Task Write_DiskFullInANewJournal_LeavesItEmpty()
    {
        var store = await _harness.OpenAsync();
        await store.CommitAsync(await store.OpenAsync("partner/1"), "kept");
        var journal = await store.OpenAsync("partner/2");
        _fs.WritesToDiskFull = 0;
        await store.WhenCommitted(store.Append(journal, 0, "lost".Utf8(), null).Ticket, Never);
        Assert.Equal(0, journal.Version);
        _time.Advance(TimeSpan.FromSeconds(1));
        await ResumedAsync(store);
        await store.CommitAsync(journal, "first");
        await store.DisposeAsync();
        Assert.Equal(["first"], await (await _harness.OpenAsync()).ReadAllAsync("partner/2"));
    }

    [Fact]
    public async Task Append_LittleSpaceLeft_IsFullBeforeAnythingIsLost()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "kept");
        _fs.CapacityBytes = 64 * 1024 + 70_000;
        _time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => !store.CanWrite);
        Assert.Equal(AppendStatus.Full, store.Append(journal, 1, "x".Utf8(), null).Status);
        Assert.Equal(AppendStatus.VersionConflict, store.Append(journal, 0, "x".Utf8(), null).Status);
        Assert.Equal(1, store.Generation);
        _fs.CapacityBytes = 64 * 1024 + 80_000;
        _time.Advance(TimeSpan.FromSeconds(1));
        await ResumedAsync(store);
        await store.CommitAsync(journal, "more");
    }

    [Fact]
    public async Task Append_NoSpaceForTheNextFile_LosesAndResumes()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "kept");
        _fs.CapacityBytes = 64 * 1024 + 100;
        var large = new string('x', 50_000);
        await store.CommitAsync(journal, large);
        var ticket = store.Append(journal, 2, large.Utf8(), null).Ticket;
        Assert.Equal(CommitOutcome.Lost, await store.WhenCommitted(ticket, Never));
        _fs.CapacityBytes = 1024 * 1024;
        _time.Advance(TimeSpan.FromSeconds(1));
        await ResumedAsync(store);
        await store.CommitAsync(journal, large);
        await store.DisposeAsync();
        Assert.Equal(["kept", large, large], await (await _harness.OpenAsync()).ReadAllAsync("partner/1"));
    }

    [Fact]
    public async Task Append_QueueFull_IsRefusedAndNothingBlocks()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "first");
        var payload = new byte[100_000];
        AppendResult last;
        var queued = 1;
        lock (_fs.Gate)
            while ((last = store.Append(journal, queued, payload, null)).Status == AppendStatus.Queued)
                queued++;
        Assert.Equal(AppendStatus.Full, last.Status);
        Assert.InRange(queued, 10, 11);
        await store.OpenAsync("partner/1");
        await store.CommitAsync(journal, "last");
        Assert.Equal(queued + 1, journal.Version);
    }

    [Fact]
    public async Task Append_RecordTooLarge_IsTooLargeAndChangesNothing()
    {
        var store = await _harness.OpenAsync();
        var journal = await store.OpenAsync("partner/1");
        Assert.Equal(AppendStatus.TooLarge, store.Append(journal, 0, new byte[1024 * 1024], null).Status);
        await store.CommitAsync(journal, new string('x', 1_000_000));
    }

    [Fact]
    public async Task Append_ReferenceOfAnotherStore_IsAnArgumentException()
    {
        var store = await _harness.OpenAsync();
        var other = await _harness.OpenAsync("/other");
        var journal = await other.OpenAsync("partner/1");
        Assert.Throws<ArgumentException>(() => store.Append(journal, 0, "x".Utf8(), null));
    }

    [Fact]
    public void Validate_SettingOutOfRange_NamesItAndTheRange()
    {
        var refused = Assert.Throws<ArgumentException>(new EmbeddedJournalOptions { Directory = "/data", Content = JournalHarness.Content, SegmentBytes = 1 }.Validate);
        Assert.Contains("SegmentBytes is 1; set it to 4096 to", refused.Message, StringComparison.Ordinal);
    }

    private static Task ResumedAsync(EmbeddedJournalStore store) => UntilAsync(() => store.CanWrite);

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
