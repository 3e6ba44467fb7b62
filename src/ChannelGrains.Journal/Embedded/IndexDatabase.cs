using RocksDbSharp;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// The database of everything that is derived from the log. Its index has no write-ahead log and one column family, so that what survives a crash
/// is what it was after some earlier batch; the log is read again from there. Rows, which no log brings back, have one.
/// </summary>
internal sealed partial class IndexDatabase : IDisposable
{
    public const string OwnerFile = "index.lock";

    private static readonly Native Rocks = Native.Instance;

    private readonly RocksDb _db;
    private readonly WriteOptions _write = new WriteOptions().DisableWal(1);
    private readonly WriteOptions _writeUnlessStalled = new WriteOptions().DisableWal(1);
    private readonly WriteOptions _writeRows = new();
    private readonly ReadOptions _read = new();
    private readonly Cache _cache;
    private readonly string _directory;
    private readonly DirectoryLock? _directoryLock;
    private readonly IndexDamage? _damage;
    private readonly IntPtr _defaultFamily;
    private bool _isDisposed;

    private IndexDatabase(RocksDb db, Cache cache, string directory, DirectoryLock? directoryLock, IndexDamage? damage)
    {
        (_db, _cache, _directory, _directoryLock, _damage) = (db, cache, directory, directoryLock, damage);
        _defaultFamily = Rocks.rocksdb_get_default_column_family_handle(db.Handle);
        Rocks.rocksdb_writeoptions_set_no_slowdown(_writeUnlessStalled.Handle, 1);
    }

    /// <exception cref="RocksDbException">The directory is damaged.</exception>
    /// <exception cref="JournalLockedException">Another process has it open.</exception>
    public static IndexDatabase Open(string directory, long cacheBytes, long bufferBytes, IndexDamage? damage, TimeProvider time)
    {
        DirectoryTree.Create(PhysicalFileSystem.Instance, directory);
        // The database's own lock is a file, which can be deleted.
        var directoryLock = DirectoryLock.Take(directory, OwnerFile, LockOwner.Describe(time));
        try
        {
            var cache = Cache.CreateLru((ulong)cacheBytes);
            return new IndexDatabase(RocksDb.Open(CreateOptions(cache, (ulong)bufferBytes), directory), cache, directory, directoryLock, damage);
        }
        catch
        {
            directoryLock.Dispose();
            throw;
        }
    }

    /// <summary>Opens an index that is not written to.</summary>
    /// <exception cref="RocksDbException">The directory is damaged.</exception>
    public static IndexDatabase OpenReadOnly(string directory, long cacheBytes, long bufferBytes)
    {
        var cache = Cache.CreateLru((ulong)cacheBytes);
        return new IndexDatabase(RocksDb.OpenReadOnly(CreateOptions(cache, (ulong)bufferBytes), directory, false), cache, directory, null, null);
    }

    public void Write(IndexBatch batch) => Write(batch, _write);

    /// <summary>Writes rows: a crash of the process does not take them back.</summary>
    public void WriteRows(IndexBatch rows) => Write(rows, _writeRows);

    private unsafe void Write(IndexBatch batch, WriteOptions options)
    {
        if (batch.Count == 0)
            return;
        fixed (byte* bytes = batch.Bytes)
        {
            var native = Rocks.rocksdb_writebatch_create_from(bytes, (nuint)batch.Bytes.Length);
            try
            {
                Rocks.rocksdb_write(_db.Handle, options.Handle, native);
            }
            finally
            {
                Rocks.rocksdb_writebatch_destroy(native);
            }
        }
    }

    /// <returns>False, and nothing written, if the write would have had to wait for the disk.</returns>
    public unsafe bool TryPut(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        fixed (byte* keyBytes = key, valueBytes = value)
        {
            Rocks.rocksdb_put(
                _db.Handle, _writeUnlessStalled.Handle, keyBytes, (nuint)key.Length, valueBytes, (nuint)value.Length, out var error);
            if (error == 0)
                return true;
            Rocks.rocksdb_free(error);
            return false;
        }
    }

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _db.Put(key, value, null, _write);

    public void Flush(bool wait)
    {
        using var options = new FlushHandle(wait);
        Rocks.rocksdb_flush(_db.Handle, options.Handle);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _db.Dispose();
        _directoryLock?.Dispose();
        GC.KeepAlive(_cache);
    }

    private static DbOptions CreateOptions(Cache cache, ulong bufferBytes)
    {
        var table = new BlockBasedTableOptions()
            .SetBlockCache(cache)
            .SetBlockSize(8 * 1024)
            .SetFormatVersion(5)
            .SetCacheIndexAndFilterBlocks(true)
            .SetPinL0FilterAndIndexBlocksInCache(true)
            .SetFilterPolicy(BloomFilterPolicy.Create(10, false));
        var options = new DbOptions()
            .SetCreateIfMissing(true)
            .SetBlockBasedTableFactory(table)
            .SetWriteBufferSize(bufferBytes)
            .SetMaxWriteBufferNumber(4)
            .SetMemtablePrefixBloomSizeRatio(0.1)
            .SetLevelCompactionDynamicLevelBytes(true)
            .SetLevel0FileNumCompactionTrigger(8)
            .SetLevel0SlowdownWritesTrigger(32)
            .SetLevel0StopWritesTrigger(64)
            .SetCompression(Compression.No)
            .SetMaxBytesForLevelBase(bufferBytes * 4)
            .SetManifestPreallocationSize(64 * 1024)
            .SetMaxOpenFiles(512)
            .IncreaseParallelism(2)
            .SetInfoLogLevel(InfoLogLevel.Warn)
            .SetKeepLogFileNum(3)
            .SkipStatsUpdateOnOpen(true);
        // Identities are looked up mostly to learn that they are new, so the write buffer needs a filter of whole keys as well.
        Rocks.rocksdb_options_set_memtable_whole_key_filtering(options.Handle, 1);
        // Snapshots would be copied by each compaction; in files of their own they are not.
        Rocks.rocksdb_options_set_enable_blob_files(options.Handle, 1);
        Rocks.rocksdb_options_set_min_blob_size(options.Handle, 1024);
        Rocks.rocksdb_options_set_enable_blob_gc(options.Handle, 1);
        // A close that matters flushes by itself; after a failure nothing more may reach the disk.
        Rocks.rocksdb_options_set_avoid_flush_during_shutdown(options.Handle, 1);
        return options;
    }

    private sealed class FlushHandle : IDisposable
    {
        public FlushHandle(bool wait) => Rocks.rocksdb_flushoptions_set_wait(Handle, wait ? (byte)1 : (byte)0);

        public IntPtr Handle { get; } = Rocks.rocksdb_flushoptions_create();

        public void Dispose() => Rocks.rocksdb_flushoptions_destroy(Handle);
    }
}
