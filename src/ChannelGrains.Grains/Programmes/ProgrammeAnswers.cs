using ChannelGrains.Domain.Programmes;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Programmes;

/// <summary>What a caller is answered who changed the programme: what the fact says.</summary>
internal sealed class ProgrammeAnswers : IAnswerForm<Programme>
{
    public static readonly ProgrammeAnswers Form = new();

    public ByteString Write(Programme answer) => ByteString.Empty;

    public Programme Read(Fact fact, long version) => ProgrammeFacts.ToDomain(fact.Programmes.Updated.Settings, version);
}
