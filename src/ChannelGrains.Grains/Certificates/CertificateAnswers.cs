using ChannelGrains.Domain.Certificates;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Certificates;

/// <summary>What a caller is answered who revoked a certificate: what was issued, which the fact does not say.</summary>
internal sealed class CertificateAnswers : IAnswerForm<Certificate>
{
    public static readonly CertificateAnswers Form = new();

    public ByteString Write(Certificate answer) => CertificateFacts.ToSnapshot(answer).ToByteString();

    public Certificate Read(Fact fact, long version) => CertificateFacts.ToDomain(CertificateSnapshot.Parser.ParseFrom(fact.Request.Answer));
}
