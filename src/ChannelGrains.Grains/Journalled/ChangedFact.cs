using Google.Protobuf;

namespace ChannelGrains.Grains.Journalled;

/// <summary>What a fact says that is a change.</summary>
/// <param name="Capability">The number of its field in the fact.</param>
/// <param name="Kind">The number of its field in the capability's part.</param>
/// <param name="Said">The capability's part.</param>
/// <param name="Change">What happened.</param>
internal sealed record ChangedFact(int Capability, int Kind, IMessage Said, IMessage Change)
{
    public string Name => ChangeKinds.Name(Capability, Kind);
}
