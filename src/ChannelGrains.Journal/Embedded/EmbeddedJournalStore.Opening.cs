using Microsoft.Extensions.Logging;

namespace ChannelGrains.Journal.Embedded;

public sealed partial class EmbeddedJournalStore
{
    /// <summary>Opens or creates the store of a directory and reads its log from the last checkpoint on.</summary>
    /// <param name="onFatal">Told once, on a thread of the store, when it takes no more appends for good: end the process.</param>
    /// <exception cref="JournalLockedException">The directory is open elsewhere.</exception>
    /// <exception cref="ContentFormatException">The directory was written by a program with another format.</exception>
    /// <exception cref="JournalCorruptException">The log is damaged in a way that no crash explains.</exception>
    public static Task<EmbeddedJournalStore> OpenAsync(
        EmbeddedJournalOptions options,
        IJournalFileSystem fs,
        ILogger log,
        JournalInstruments instruments,
        TimeProvider time,
        Action<Exception> onFatal,
        CancellationToken cancellationToken)
    {
        options.Validate();
        return Task.Run(() => Open(options, fs, log, instruments, time, onFatal, cancellationToken), cancellationToken);
    }

    private static EmbeddedJournalStore Open(
        EmbeddedJournalOptions options,
        IJournalFileSystem fs,
        ILogger log,
        JournalInstruments instruments,
        TimeProvider time,
        Action<Exception> onFatal,
        CancellationToken cancellationToken)
    {
        using var undo = new DisposeStack();
        DirectoryTree.Create(fs, options.Directory);
        var directoryLock = undo.Push(LockDirectory(fs, options.Directory, time));
        var identity = ReadOrCreateIdentity(fs, options);
        // A process killed between a rename and its sync leaves names that a loss of power would take back.
        fs.SyncDirectory(options.Directory);
        var files = undo.Push(LogFiles.Open(fs, options.Directory, directoryLock, writable: true));
        var damage = new IndexDamage(options.IndexPath, instruments, log);
        var opening = new IndexOpening(options, identity, damage, time, log);

        var started = time.GetTimestamp();
        var (index, checkpoint) = opening.Open();
        var derived = undo.Push(new DerivedState(index, options, directoryLock, checkpoint));
        RecoveredLog recovered;
        try
        {
            recovered = derived.Recover(files, identity.Incarnation, instruments, log, cancellationToken);
        }
        catch (Exception exception) when (IndexDamage.IsDamage(exception))
        {
            derived.Dispose();
            derived = undo.Push(new DerivedState(opening.StartAgain(exception.Message), options, directoryLock, default));
            recovered = derived.Recover(files, identity.Incarnation, instruments, log, cancellationToken);
        }
        instruments.OnRecovered(recovered.ReadBytes);
        LogOpened(
            log, options.Directory, identity.Incarnation, recovered.End.Cursor.Group, recovered.ReadBytes, time.GetElapsedTime(started).TotalMilliseconds);

        var writer = new LogWriter(files, identity.Incarnation, recovered.End.Cursor, recovered.LastFileTakesMore);
        var segment = recovered.LastFileTakesMore || files.Last is null
            ? writer.LastFile
            : new SegmentPlan(files.Last.Header.Number, files.Last.End, 0);
        var position = recovered.LastFileTakesMore ? Math.Max(recovered.End.Cursor.Position, segment.Base + SegmentHeader.Size) : segment.End;
        var queue = new GroupQueue(options, instruments, segment, position, recovered.End);
        var parts = new PipelineParts(
            options, writer, derived.Applier, derived.Checkpoints, damage, () => fs.FreeBytes(options.Directory), instruments, time, onFatal);
        var store = new EmbeddedJournalStore(options, fs, identity, directoryLock, files, derived.Index, derived.Refs, queue, parts, recovered.End, log);
        undo.Clear();
        return store;
    }

    private EmbeddedJournalStore(
        EmbeddedJournalOptions options,
        IJournalFileSystem fs,
        StoreIdentity identity,
        IDirectoryLock directoryLock,
        LogFiles files,
        IndexDatabase index,
        RefTable refs,
        GroupQueue queue,
        PipelineParts parts,
        Checkpoint end,
        ILogger log)
    {
        (_options, _fs, _identity, _directoryLock, _files, _index) = (options, fs, identity, directoryLock, files, index);
        (_refs, _queue, _damage, _instruments, _time, _log) = (refs, queue, parts.Damage, parts.Instruments, parts.Time, log);
        _reader = new JournalReader(files, index);
        _pipeline = new CommitPipeline(queue, parts, end, log);
    }

    internal static IDirectoryLock LockDirectory(IJournalFileSystem fs, string directory, TimeProvider time) =>
        fs.Lock(directory, LockFile, LockOwner.Describe(time));

    private static StoreIdentity ReadOrCreateIdentity(IJournalFileSystem fs, EmbeddedJournalOptions options)
    {
        var directory = options.Directory;
        var names = fs.List(directory);
        foreach (var name in names.Where(name => name.EndsWith(DurableFile.UnfinishedSuffix, StringComparison.Ordinal)))
            fs.Delete(Path.Combine(directory, name));
        var path = Path.Combine(directory, StoreIdentity.FileName);
        if (fs.FileExists(path))
            return StoreIdentity.Read(fs, path, options.Content);
        if (names.Any(name => LogSegment.NumberOf(name) is not null))
            throw new JournalCorruptException($"{path} is missing beside log files. Put it back from a backup of this store, of the same incarnation.");
        var created = new StoreIdentity(Guid.NewGuid(), 1, options.Content.Number);
        created.Write(fs, directory);
        return created;
    }
}
