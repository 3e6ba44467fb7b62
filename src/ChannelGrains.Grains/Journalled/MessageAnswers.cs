using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Answers that are messages, kept whole.</summary>
internal sealed class MessageAnswers<TAnswer> : IAnswerForm<TAnswer>
    where TAnswer : class, IMessage<TAnswer>, new()
{
    public static readonly MessageAnswers<TAnswer> Form = new();

    public ByteString Write(TAnswer answer) => answer.ToByteString();

    public TAnswer Read(Fact fact, long version)
    {
        var answer = new TAnswer();
        answer.MergeFrom(fact.Request.Answer);
        return answer;
    }
}
