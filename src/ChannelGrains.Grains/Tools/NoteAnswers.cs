using ChannelGrains.Domain.Tools;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Tools;

/// <summary>What a caller is answered whose person took note: all but the partner is in the fact.</summary>
/// <param name="partnerId">The partner.</param>
internal sealed class NoteAnswers(string partnerId) : IAnswerForm<ToolNote>
{
    public ByteString Write(ToolNote answer) => ByteString.Empty;

    public ToolNote Read(Fact fact, long version)
    {
        var acknowledged = fact.Tools.Acknowledged;
        return new(partnerId, new(acknowledged.ToolId, acknowledged.Version, acknowledged.Person), fact.RecordedAtMicros, fact.Principal, version);
    }
}
