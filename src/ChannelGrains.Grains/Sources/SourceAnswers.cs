using ChannelGrains.Domain.Sources;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Sources;

/// <summary>What a caller is answered who created or changed a source: what the fact says.</summary>
internal sealed class SourceAnswers : IAnswerForm<SourceDefinition>
{
    public static readonly SourceAnswers Form = new();

    public ByteString Write(SourceDefinition answer) => ByteString.Empty;

    public SourceDefinition Read(Fact fact, long version) => SourceFacts.ToDomain(fact.Sources.Changed.Settings, version);
}
