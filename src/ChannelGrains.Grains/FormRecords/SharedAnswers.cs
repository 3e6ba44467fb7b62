using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>What a caller is answered who had findings share an action: the findings as they were, which the fact does not say.</summary>
internal sealed class SharedAnswers : IAnswerForm<SharedFindings>
{
    public static readonly SharedAnswers Form = new();

    public ByteString Write(SharedFindings answer) => new FindingsAnswer { Findings = { answer.Findings.Select(reading => FindingEntries.ToEntry(reading.Finding)) } }.ToByteString();

    public SharedFindings Read(Fact fact, long version) =>
        new([.. FindingsAnswer.Parser.ParseFrom(fact.Request.Answer).Findings.Select(entry => FindingAction.Of(FindingEntries.ToDomain(entry), version))], version);
}
