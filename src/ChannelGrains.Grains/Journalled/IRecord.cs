using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Journalled;

/// <summary>A fact on its way into a journal.</summary>
internal interface IRecord<TState>
{
    ReadOnlySpan<byte> Payload { get; }

    IndexWrites? Index { get; }

    /// <summary>Folds what is appended now, at this version.</summary>
    void Fold(TState state, long version);

    /// <summary>Tells those who follow the journal; the fact is folded, and nothing later is.</summary>
    void Tell();
}
