using ChannelGrains.Domain.Evidence;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;

namespace ChannelGrains.Grains.Evidence;

/// <summary>A partner's files. Every answer carries the commit that it must not leave before.</summary>
public interface IPartnerEvidence : IGrainExtension
{
    /// <summary>Claims a file, which is kept already, for the partner. What the same principal claims again is answered as before.</summary>
    Task<Answer<EvidenceReading>> Receive(ReceiveEvidence command, RequestStamp request);

    /// <summary>A file of the partner; EVIDENCE_NOT_FOUND for one that nobody has claimed for it.</summary>
    Task<Answer<EvidenceReading>> Find(string sha256);
}
