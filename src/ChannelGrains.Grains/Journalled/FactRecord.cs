using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Journalled;

/// <summary>A fact that is folded from its bytes, as when it is read back.</summary>
/// <param name="fact">The fact, complete.</param>
/// <param name="index">Entries that go with it.</param>
/// <param name="fold">Folds it.</param>
/// <param name="tell">Tells of it.</param>
internal readonly struct FactRecord<TState>(Fact fact, IndexWrites? index, StateFold<TState> fold, Action<Fact, IndexWrites?> tell) : IRecord<TState>
    where TState : class, IJournalledState
{
    private readonly byte[] _payload = fact.ToByteArray();

    public ReadOnlySpan<byte> Payload => _payload;

    public IndexWrites? Index => index;

    public void Fold(TState state, long version) => fold.Apply(state, version, _payload);

    public void Tell() => tell(fact, index);
}
