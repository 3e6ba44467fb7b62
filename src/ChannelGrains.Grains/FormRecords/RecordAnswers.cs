using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>What a caller is answered who took or changed a record: which versions say the rest of it, which the fact does not say.</summary>
internal sealed class RecordAnswers : IAnswerForm<RecordVersions>
{
    public static readonly RecordAnswers Form = new();

    public ByteString Write(RecordVersions answer) => new FormRecordEntry { Version = answer.TakenAt, Changes = { answer.ChangedAt } }.ToByteString();

    public RecordVersions Read(Fact fact, long version)
    {
        var entry = FormRecordEntry.Parser.ParseFrom(fact.Request.Answer);
        return new(entry.Version, [.. entry.Changes]);
    }
}
