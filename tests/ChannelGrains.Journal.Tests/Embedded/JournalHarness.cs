using ChannelGrains.Journal.Embedded;
using ChannelGrains.Journal.Tests.Conformance;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelGrains.Journal.Tests.Embedded;

/// <summary>Opens embedded stores in a directory of its own, which it deletes.</summary>
internal sealed class JournalHarness : IStoreHarness
{
    private readonly string _root = System.IO.Directory.CreateTempSubdirectory("journal-").FullName;
    private readonly List<EmbeddedJournalStore> _stores = [];
    private readonly TaskCompletionSource<Exception> _fatal = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalHarness(IJournalFileSystem? fs = null) => Fs = fs ?? PhysicalFileSystem.Instance;

    public IJournalFileSystem Fs { get; }

    public string Root => _root;

    public string Directory => Path.Combine(_root, "data");

    public string IndexDirectory => Path.Combine(_root, "index");

    public static ContentFormat Content { get; } = new(7, "Send it again.", "Take a later program.");

    public ContentFormat Format { get; set; } = Content;

    public ILogger Log { get; init; } = NullLogger.Instance;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public long SegmentBytes { get; init; } = 64 * 1024;

    public long ReserveBytes { get; init; }

    public long MaxQueuedBytes { get; init; } = 64 * EmbeddedJournalOptions.MiB;

    public int MaxRecordBytes { get; init; } = (int)(16 * EmbeddedJournalOptions.MiB);

    /// <summary>What ended the store for good; null while nothing did.</summary>
    public Exception? Fatal => _fatal.Task.IsCompleted ? _fatal.Task.Result : null;

    public EmbeddedJournalOptions Options(string? directory = null) => new()
    {
        Directory = directory ?? Directory,
        Content = Format,
        IndexDirectory = directory is null ? IndexDirectory : directory + ".index",
        SegmentBytes = SegmentBytes,
        MaxGroupBytes = 4096,
        MaxRecordBytes = MaxRecordBytes,
        MaxQueuedBytes = MaxQueuedBytes,
        CheckpointBytes = 8192,
        ReserveBytes = ReserveBytes,
        IndexCacheBytes = EmbeddedJournalOptions.MiB,
        IndexBufferBytes = 256 * 1024,
    };

    /// <summary>The store refuses appends a moment before it tells why.</summary>
    public Task<Exception> WhenFatalAsync() => _fatal.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public async Task<IJournalStore> OpenStoreAsync() => await OpenAsync();

    public async Task<EmbeddedJournalStore> OpenAsync(string? directory = null)
    {
        var store = await EmbeddedJournalStore.OpenAsync(
            Options(directory), Fs, Log, new JournalInstruments(null), Time, _fatal.SetResult, CancellationToken.None);
        _stores.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        System.IO.Directory.Delete(_root, recursive: true);
    }
}
