using ChannelGrains.Domain.Calendars;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

/// <summary>A capability's share of a partner's journal: folds its own kind of fact, and keeps its own part of the snapshot. Pure, and one for all
/// partners; what it knows of one lies in <see cref="FoldedPartner"/>.</summary>
internal abstract class PartnerSection
{
    /// <summary>Its place in a <see cref="Fact"/>, whose number its part of the snapshot has too.</summary>
    public abstract Fact.KindOneofCase Kind { get; }

    /// <summary>Raise it when the same facts are to give other state or another part: this part alone is then folded anew from the first record on.</summary>
    public abstract int FoldVersion { get; }

    public abstract void Apply(FoldedPartner partner, Fact fact, long version);

    /// <summary>Its part; empty where it knows nothing.</summary>
    public abstract ByteString Capture(FoldedPartner partner);

    /// <summary>Reads a part that is not empty. <see cref="InvalidDataException"/> or <see cref="InvalidProtocolBufferException"/> when the bytes are none.</summary>
    public abstract void Restore(FoldedPartner partner, ByteString part);

    /// <summary>What two parts say that is not the same, in words; they are not equal.</summary>
    public abstract IEnumerable<string> Differences(ByteString expected, ByteString actual);
}
