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

    /// <summary>The partner's files, by SHA-256.</summary>
    /// <param name="after">The file that the page comes behind; empty for the first page.</param>
    /// <param name="size">Files of the page; 0 for the default.</param>
    Task<Answer<ListedEvidence>> List(string after, int size);
}
