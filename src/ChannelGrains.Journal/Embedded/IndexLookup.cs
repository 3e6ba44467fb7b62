using System.Runtime.CompilerServices;
using RocksDbSharp;

namespace ChannelGrains.Journal.Embedded;

/// <summary>
/// Looks up many keys with one native call, which sorts them and fetches filters and blocks for all at once. Holds scratch memory; one a thread.
/// </summary>
internal sealed class IndexLookup
{
    private const int MaxKeys = 256;
    private const int KeyBytes = 16 * 1024;

    [ThreadStatic]
    private static IndexLookup? _ofThread;

    private readonly byte[] _keys = GC.AllocateUninitializedArray<byte>(KeyBytes, pinned: true);
    private readonly IntPtr[] _keyPointers = GC.AllocateArray<IntPtr>(MaxKeys, pinned: true);
    private readonly nuint[] _keySizes = GC.AllocateArray<nuint>(MaxKeys, pinned: true);
    private readonly IntPtr[] _values = GC.AllocateArray<IntPtr>(MaxKeys, pinned: true);
    private readonly IntPtr[] _errors = new IntPtr[MaxKeys];

    public static IndexLookup OfThread => _ofThread ??= new IndexLookup();

    /// <summary>Answers as many look-ups from <paramref name="first"/> on as fit.</summary>
    /// <returns>The number of the first one that is left, and an error of the database or 0, to be freed by the caller.</returns>
    public unsafe (int Next, IntPtr Error) Answer(Native rocks, IntPtr db, IntPtr options, IntPtr columnFamily, IndexReads reads, int first)
    {
        var count = Load(reads, first);
        rocks.rocksdb_batched_multi_get_cf(
            db, options, columnFamily, (nuint)count, Address(_keyPointers), Address(_keySizes), Address(_values), _errors, 0);
        var error = IntPtr.Zero;
        for (var at = 0; at < count; at++)
        {
            if (_errors[at] != 0)
            {
                if (error != 0)
                    rocks.rocksdb_free(error);
                error = _errors[at];
            }
            if (_values[at] == 0)
                continue;
            var value = rocks.rocksdb_pinnableslice_value(_values[at], out var length);
            reads.Answer(first + at, new ReadOnlySpan<byte>((void*)value, checked((int)length)));
            rocks.rocksdb_pinnableslice_destroy(_values[at]);
        }
        return (first + count, error);
    }

    private unsafe int Load(IndexReads reads, int first)
    {
        var (count, used) = (0, 0);
        var keys = (byte*)Unsafe.AsPointer(ref _keys[0]);
        for (; count < MaxKeys && first + count < reads.Count; count++)
        {
            var key = reads.Key(first + count);
            if (used + key.Length + 1 > KeyBytes)
                break;
            _keyPointers[count] = (IntPtr)(keys + used);
            _keySizes[count] = (nuint)IndexKeys.ForUser(_keys.AsSpan(used), key).Length;
            _values[count] = _errors[count] = 0;
            used += key.Length + 1;
        }
        return count;
    }

    private static unsafe IntPtr Address<T>(T[] pinned) where T : unmanaged => (IntPtr)Unsafe.AsPointer(ref pinned[0]);
}
