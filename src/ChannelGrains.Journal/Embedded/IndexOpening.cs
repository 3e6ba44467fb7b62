using System.Buffers.Binary;
using Microsoft.Extensions.Logging;
using RocksDbSharp;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Opens the index of a store, or starts an empty one if it is missing, damaged, or of another store or incarnation.</summary>
internal sealed partial class IndexOpening(EmbeddedJournalOptions options, StoreIdentity identity, IndexDamage? damage, TimeProvider time, ILogger log)
{
    private const int Format = 2;

    private static readonly string[] DatabaseSuffixes = [".sst", ".blob", ".log", ".dbtmp"];
    private static readonly string[] DatabasePrefixes = ["MANIFEST-", "OPTIONS-", "LOG", "CURRENT", "IDENTITY", "LOCK"];

    private readonly ILogger _log = log;

    /// <exception cref="JournalLockedException">Another process has the index.</exception>
    /// <exception cref="IOException">It cannot be opened, and building it again would not help; nothing was changed.</exception>
    public (IndexDatabase Index, Checkpoint Checkpoint) Open()
    {
        if (IndexDamage.Find(options.IndexPath) is { } found)
            return (StartAgain(found), default);
        IndexDatabase? index = null;
        string reason;
        try
        {
            index = OpenDatabase();
            if (Read(index) is { } checkpoint)
                return (index, checkpoint);
            reason = "it is empty or of another store or incarnation";
        }
        catch (RocksDbException exception) when (DiskErrors.IsDamage(exception.Message))
        {
            reason = exception.Message;
        }
        catch (JournalCorruptException exception) when (exception.IsDerived)
        {
            reason = exception.Message;
        }
        catch (RocksDbException exception)
        {
            throw Refused(exception);
        }
        index?.Dispose();
        return (StartAgain(reason), default);
    }

    /// <summary>Deletes what there is of the database and starts an empty one.</summary>
    public IndexDatabase StartAgain(string reason)
    {
        LogRebuild(options.IndexPath, reason);
        try
        {
            DeleteDatabase();
            var fresh = OpenDatabase();
            fresh.Put(IndexKeys.Identity, Key(identity));
            // Rows survive a process that is killed before the first checkpoint; without the identity they would be thrown away.
            fresh.Flush(wait: true);
            damage?.Forget();
            return fresh;
        }
        catch (RocksDbException exception)
        {
            throw Refused(exception);
        }
    }

    /// <returns>Null if the database is not that of this store and incarnation.</returns>
    public Checkpoint? Read(IndexDatabase index)
    {
        if (index.Get(IndexKeys.Identity) is not { } stored || !stored.AsSpan().SequenceEqual(Key(identity)))
            return null;
        return index.Get(IndexKeys.Checkpoint) is { } checkpoint ? Checkpoint.Read(checkpoint) : default(Checkpoint);
    }

    private IndexDatabase OpenDatabase() => IndexDatabase.Open(options.IndexPath, options.IndexCacheBytes, options.IndexBufferBytes, damage, time);

    private IOException Refused(RocksDbException error) => DiskErrors.IsLocked(error)
        ? new JournalLockedException($"The index in {options.IndexPath} is held by another process: {error.Message}. Stop that process.", error)
        : new IOException($"The index in {options.IndexPath} cannot be opened: {error.Message}. Nothing was changed: mend that, and start again.", error);

    // Only what is a database's by name: the directory is a setting, and settings can be wrong. Held meanwhile, so that it is nobody's who runs.
    private void DeleteDatabase()
    {
        DirectoryTree.Create(PhysicalFileSystem.Instance, options.IndexPath);
        using var directoryLock = DirectoryLock.Take(options.IndexPath, IndexDatabase.OwnerFile, LockOwner.Describe(time));
        foreach (var path in Directory.EnumerateFiles(options.IndexPath))
        {
            var name = Path.GetFileName(path);
            if (DatabaseSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal))
                || DatabasePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                File.Delete(path);
        }
    }

    private static byte[] Key(StoreIdentity identity)
    {
        var key = new byte[28];
        identity.Store.TryWriteBytes(key);
        BinaryPrimitives.WriteInt64LittleEndian(key.AsSpan(16), identity.Incarnation);
        BinaryPrimitives.WriteInt32LittleEndian(key.AsSpan(24), Format);
        return key;
    }
}
