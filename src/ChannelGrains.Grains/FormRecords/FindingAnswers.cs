using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>What a caller is answered who decided of a finding: the finding as it was, which the fact does not say.</summary>
internal sealed class FindingAnswers : IAnswerForm<FindingReading>
{
    public static readonly FindingAnswers Form = new();

    public ByteString Write(FindingReading answer) => FindingEntries.ToEntry(answer.Finding).ToByteString();

    public FindingReading Read(Fact fact, long version) => FindingAction.Of(FindingEntries.ToDomain(FindingEntry.Parser.ParseFrom(fact.Request.Answer)), version);
}
