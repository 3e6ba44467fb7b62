using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Partners;

/// <summary>A section with state that its own facts alone move, and with a part of the snapshot for it. The part has the number that the facts have in
/// a <see cref="Fact"/>.</summary>
internal abstract class StatefulSection : PartnerSection
{
    /// <summary>Raise it when the same facts are to give other state or another part: this part alone is then folded anew from the first record on.</summary>
    public abstract int FoldVersion { get; }

    /// <summary>Its part; empty where it knows nothing.</summary>
    public abstract ByteString Capture(FoldedPartner partner);

    /// <summary>Reads a part that is not empty. <see cref="InvalidDataException"/> or <see cref="InvalidProtocolBufferException"/> when the bytes are none.</summary>
    public abstract void Restore(FoldedPartner partner, ByteString part);

    /// <summary>What two parts say that is not the same, in words; they are not equal.</summary>
    public abstract IEnumerable<string> Differences(ByteString expected, ByteString actual);
}
