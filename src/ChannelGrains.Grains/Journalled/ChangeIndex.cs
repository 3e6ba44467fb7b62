using System.Buffers.Binary;
using System.Text;
using ChannelGrains.Domain.Keys;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Where the index has changes: all of them by when they were accepted, and those of each journal by version.</summary>
internal static class ChangeIndex
{
    private const byte Start = (byte)'/', End = 0; // no name holds a 0
    private const byte OfAll = (byte)'t', OfJournal = (byte)'j';

    /// <summary>What the changes of all journals start with.</summary>
    public static byte[] All => [IndexSpaces.Changes, Start, OfAll];

    /// <summary>What the changes of a journal start with.</summary>
    public static byte[] Of(string journal) => [IndexSpaces.Changes, Start, OfJournal, .. Encoding.ASCII.GetBytes(journal), End];

    /// <summary>A change among those of its journal.</summary>
    public static byte[] Key(string journal, long version) => [.. Of(journal), .. Number(version)];

    /// <summary>A change among all.</summary>
    public static byte[] Key(long micros, string journal, long version) => [.. At(micros), .. Encoding.ASCII.GetBytes(journal), End, .. Number(version)];

    /// <summary>What changes of an instant start with among all; those of before it come before it.</summary>
    public static byte[] At(long micros) => [.. All, .. Number(micros)];

    /// <summary>The version in a key of either kind.</summary>
    public static long VersionOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadInt64BigEndian(key[^sizeof(long)..]);

    /// <summary>The journal in a key of all.</summary>
    public static string JournalOf(ReadOnlySpan<byte> key) => Encoding.ASCII.GetString(key[(All.Length + sizeof(long))..^(sizeof(long) + 1)]);

    /// <summary>Enters a fact that is being recorded; a batch of transactions is no change and enters nothing.</summary>
    public static void Enter(JournalName journal, long version, Fact fact, IndexWrites index)
    {
        if (EntryOf(fact) is not { } entry)
            return;
        var value = entry.ToByteArray();
        index.Put(Key(entry.RecordedAtMicros, journal.Value, version), value);
        index.Put(Key(journal.Value, version), value);
    }

    /// <summary>What the index has of a fact; null where it is no change.</summary>
    public static ChangeEntry? EntryOf(Fact fact) => ChangeKinds.Of(fact) is { } changed
        ? new ChangeEntry { RecordedAtMicros = fact.RecordedAtMicros, Principal = fact.Principal, Capability = changed.Capability, Kind = changed.Kind }
        : null;

    private static byte[] Number(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(number, 0));
        return bytes;
    }
}
