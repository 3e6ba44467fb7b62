using Microsoft.Extensions.Logging.Abstractions;
using RocksDbSharp;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Checks a closed store: its log as a whole, and its index against the log.</summary>
public static class JournalVerifier
{
    private const int WriteEveryBytes = 4 * 1024 * 1024;

    /// <summary>Changes nothing in the store. Needs room beside the index for a second one while it compares.</summary>
    /// <exception cref="JournalLockedException">The store is open; verify it through the process that has it.</exception>
    /// <exception cref="ContentFormatException">The directory was written by a program with another format.</exception>
    /// <exception cref="JournalCorruptException">The store is too damaged to be read at all: its meta file, or the head of a log file.</exception>
    public static VerifyReport Verify(EmbeddedJournalOptions options, IJournalFileSystem fs, TimeProvider time, CancellationToken cancellationToken)
    {
        options.Validate();
        using var directoryLock = EmbeddedJournalStore.LockDirectory(fs, options.Directory, time);
        var identity = StoreIdentity.Read(fs, Path.Combine(options.Directory, StoreIdentity.FileName), options.Content);
        using var files = LogFiles.Open(fs, options.Directory, directoryLock, writable: false);
        var log = new LogVerification(files, identity.Incarnation);
        using var index = OpenIndex(options, log);
        if (index is null)
            log.Run(long.MaxValue, null, cancellationToken);
        else
            VerifyBoth(options, identity, files, index, log, cancellationToken);
        return log.Report();
    }

    private static void VerifyBoth(
        EmbeddedJournalOptions options, StoreIdentity identity, LogFiles files, IndexDatabase index, LogVerification log, CancellationToken cancellationToken)
    {
        var scratch = CreateScratch(options.IndexPath);
        try
        {
            using var rebuilt = IndexDatabase.Open(scratch, options.IndexCacheBytes, options.IndexBufferBytes, null, TimeProvider.System);
            var batch = new IndexBatch();
            log.Run(long.MaxValue, packed => Apply(rebuilt, batch, packed), cancellationToken);
            rebuilt.Write(batch);
            Compare(options, identity, files, index, rebuilt, log);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    // On the disk of the index there is room for a second one; a disk that is only read has none.
    private static string CreateScratch(string indexPath)
    {
        try
        {
            return Directory.CreateDirectory($"{indexPath}.verify-{Guid.NewGuid():N}").FullName;
        }
        catch (IOException)
        {
            return Directory.CreateTempSubdirectory("channelgrains-verify-").FullName;
        }
    }

    private static void Compare(
        EmbeddedJournalOptions options, StoreIdentity identity, LogFiles files, IndexDatabase index, IndexDatabase rebuilt, LogVerification log)
    {
        var comparison = new IndexVerification(index, options.IndexPath, files, log);
        if (IndexDamage.Find(options.IndexPath) is { } found)
            log.AddNote($"The index is built again at the next open: {found}.");
        if (!comparison.IsReadable())
            return;
        if (new IndexOpening(options, identity, null, TimeProvider.System, NullLogger.Instance).Read(index) is not { } checkpoint)
        {
            log.AddNote("The index is of another store or incarnation; the next open builds it again.");
            return;
        }
        var isComplete = checkpoint.Cursor == log.End;
        comparison.CheckNotAhead(log.End.Position);
        comparison.CheckHeads(isComplete);
        comparison.CheckPoints();
        comparison.CheckSnapshots(journal => journal.Version);
        if (isComplete)
            comparison.CheckEntries(rebuilt);
        else if (checkpoint.Cursor.Position > log.End.Position)
            log.AddProblem(options.IndexPath, 0, $"The index is at position {checkpoint.Cursor.Position}, beyond the sound part of the log ({log.End.Position}).");
        else
            log.AddNote($"The index is {log.End.Position - checkpoint.Cursor.Position} bytes behind the log, as after a crash; its entries were not compared.");
    }

    private static IndexDatabase? OpenIndex(EmbeddedJournalOptions options, LogVerification log)
    {
        try
        {
            if (File.Exists(Path.Combine(options.IndexPath, "CURRENT")))
                return IndexDatabase.OpenReadOnly(options.IndexPath, options.IndexCacheBytes, options.IndexBufferBytes);
            log.AddNote($"There is no index in {options.IndexPath}; the next open builds it.");
        }
        catch (RocksDbException exception)
        {
            log.AddProblem(options.IndexPath, 0, $"The index cannot be opened: {exception.Message}. The next open builds it again.");
        }
        return null;
    }

    private static void Apply(IndexDatabase rebuilt, IndexBatch batch, ReadOnlySpan<byte> packed)
    {
        batch.AddPacked(packed);
        if (batch.Bytes.Length < WriteEveryBytes)
            return;
        rebuilt.Write(batch);
        batch.Clear();
    }
}
