using System.Buffers.Binary;
using Microsoft.Extensions.Logging;
using RocksDbSharp;

namespace ChannelGrains.Journal.Embedded;

/// <summary>Opens the index of a store, or starts an empty one if it is missing, damaged, or of another store or incarnation.</summary>
internal sealed partial class IndexOpening(EmbeddedJournalOptions options, StoreIdentity identity, ILogger log)
{
    private const int Format = 1;

    private static readonly string[] DatabaseSuffixes = [".sst", ".blob", ".log", ".dbtmp"];
    private static readonly string[] DatabasePrefixes = ["MANIFEST-", "OPTIONS-", "LOG", "CURRENT", "IDENTITY", "LOCK"];

    private readonly ILogger _log = log;

    public (IndexDatabase Index, Checkpoint Checkpoint) Open()
    {
        try
        {
            var index = OpenDatabase();
            if (Read(index) is { } checkpoint)
                return (index, checkpoint);
            index.Dispose();
            LogRebuild(options.IndexPath, "it is empty or of another store or incarnation");
        }
        catch (Exception error) when (error is RocksDbException or JournalCorruptException)
        {
            LogRebuild(options.IndexPath, error.Message);
        }
        DeleteDatabase();
        var fresh = OpenDatabase();
        fresh.Put(IndexKeys.Identity, Key(identity));
        // Rows survive a process that is killed before the first checkpoint; without the identity they would be thrown away.
        fresh.Flush(wait: true);
        return (fresh, default);
    }

    /// <returns>Null if the database is not that of this store and incarnation.</returns>
    public Checkpoint? Read(IndexDatabase index)
    {
        if (index.Get(IndexKeys.Identity) is not { } stored || !stored.AsSpan().SequenceEqual(Key(identity)))
            return null;
        return index.Get(IndexKeys.Checkpoint) is { } checkpoint ? Checkpoint.Read(checkpoint) : default(Checkpoint);
    }

    private IndexDatabase OpenDatabase() =>
        IndexDatabase.Open(options.IndexPath, options.IndexCacheBytes, options.IndexBufferBytes, readOnly: false);

    // Only what is a database's by name: the directory is a setting, and settings can be wrong.
    private void DeleteDatabase()
    {
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
