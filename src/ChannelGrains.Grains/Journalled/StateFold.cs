using ChannelGrains.Journal;
using Google.Protobuf;

namespace ChannelGrains.Grains.Journalled;

/// <summary>How the facts of one journal become state, and state a snapshot. Pure: the same facts give the same state and the same bytes, in a live
/// grain, after a load and in a verification.</summary>
internal abstract class StateFold<TState>(JournalName journal)
    where TState : class, IJournalledState
{
    public JournalName Journal { get; } = journal;

    /// <summary>Raise it when the same facts are to give other state or other snapshot bytes; old snapshots are then discarded.</summary>
    public abstract int Version { get; }

    public abstract TState Start();

    /// <summary>Reads a snapshot. <see cref="InvalidDataException"/> or <see cref="InvalidProtocolBufferException"/> when the bytes are none.</summary>
    public abstract Restored<TState> Restore(ReadOnlyMemory<byte> snapshot);

    public abstract byte[] Capture(TState state);

    public abstract void Apply(TState state, long version, ReadOnlySpan<byte> payload);

    /// <summary>What two snapshots say that is not the same, in words.</summary>
    public abstract IEnumerable<string> Differences(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual);
}
