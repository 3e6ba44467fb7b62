using ChannelGrains.Domain.Discipline;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Discipline;

/// <summary>What a caller is answered who decided on a gift: the gift as it was then.</summary>
internal sealed class DecidedGiftAnswers : IAnswerForm<Gift>
{
    public static readonly DecidedGiftAnswers Form = new();

    public ByteString Write(Gift answer) => DisciplineFacts.ToEntry(answer).ToByteString();

    public Gift Read(Fact fact, long version) => DisciplineFacts.ToDomain(GiftEntry.Parser.ParseFrom(fact.Request.Answer));
}
